/**
 * A table in Markdown.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function markdownTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`
  return [head, head.map(() => '---'), ...rows].map(line).join('')
}

/** As people call them. */
export const LIBRARIES = { selfsame: 'Selfsame', fingerprintjs: 'FingerprintJS', thumbmarkjs: 'ThumbmarkJS', clientjs: 'ClientJS' }
export const ENGINES = { chromium: 'Chromium', firefox: 'Firefox ESR', webkit: 'WebKitGTK' }
