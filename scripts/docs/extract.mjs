/** Languages of blocks that are compiled, and the kind of file each becomes. */
const EXTENSIONS = { ts: 'ts', tsx: 'tsx', js: 'js', jsx: 'jsx', vue: 'vue', svelte: 'svelte', html: 'ts' }
/** A comment before a block: lines that a reader knows anyway, put before the block; or why the block is no program. */
const COMMENT = /<!-- (context|not compiled:)\s((?:(?!-->)[\s\S])*)-->\s*$/

/**
 * The code blocks of a page that can be compiled.
 *
 * `line`: of the page, at which the block's first line stands; `context`: how many lines stand before it in `code`.
 *
 * @param {string} page Markdown
 * @returns {{ language: string, extension: string, code: string, line: number, context: number, skipped?: string }[]}
 */
export function extractSnippets(page) {
  const blocks = [...page.matchAll(/^( *)```(\w+)[^\n]*\n([\s\S]*?)^ *```/gm)]
  return blocks.flatMap((block) => {
    const [, indent = '', language = '', text = ''] = block
    const extension = EXTENSIONS[language]
    if (!extension) return []
    const [, kind, words = ''] = COMMENT.exec(page.slice(0, block.index)) ?? []
    const before = kind === 'context' ? `${words.trim()}\n` : ''
    const body = text.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
    const line = lineOf(page, block.index) + 1
    const code = withContext(language, body, before)
    return [{ language, extension, code, line, context: countLines(before), ...(kind === 'not compiled:' && { skipped: words.trim() }) }]
  })
}

/** Components keep their outermost tag; what stands before them would be text of the page. */
function withContext(language, body, before) {
  if (language === 'vue' || language === 'svelte') return body.replace(/(<script[^>]*>\n)/, `$1${before}`)
  if (language === 'html') return before + scriptsOf(body)
  return before + body
}

/** The text of a page's own scripts, each at the line where it stands, and nothing else. */
function scriptsOf(html) {
  const kept = html.split('').map((character) => (character === '\n' ? '\n' : ' '))
  for (const script of html.matchAll(/(<script(?![^>]*\ssrc=)[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = script.index + (script[1] ?? '').length
    kept.splice(start, (script[2] ?? '').length, ...(script[2] ?? ''))
  }
  return kept.join('')
}

function lineOf(text, index) {
  return countLines(text.slice(0, index)) + 1
}

function countLines(text) {
  return text.split('\n').length - 1
}
