import type { Variable } from './variable.ts'
import { ALL_VARIABLES } from './variables/index.ts'

const [OPEN, CLOSE] = ['<!-- settings -->', '<!-- /settings -->']

/** The settings as a Markdown table. */
export function settingsTable(variables: readonly Variable[] = ALL_VARIABLES): string {
  return ['| variable | default | meaning |', '|---|---|---|', ...variables.map(row)].join('\n')
}

/**
 * A page with the table between its `<!-- settings -->` marks.
 *
 * @throws {RangeError} the page has no such marks
 */
export function withSettingsTable(page: string): string {
  const [before, rest] = page.split(OPEN)
  const after = rest?.split(CLOSE)[1]
  if (before === undefined || after === undefined) throw new RangeError(`the page lacks ${OPEN} and ${CLOSE}`)
  return `${before}${OPEN}\n\n${settingsTable()}\n\n${CLOSE}${after}`
}

function row({ name, default: text, unset, doc }: Variable): string {
  return `| \`${name}\` | ${text ? `\`${text}\`` : (unset ?? '')} | ${doc.replaceAll('|', '\\|')} |`.replaceAll('|  |', '| |')
}
