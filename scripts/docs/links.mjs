import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * Relative links of a page that lead nowhere: a file that is not there, or a heading that the page linked to does not have.
 *
 * @param {string} root folder of the repository
 * @param {string} page path below `root`
 * @returns {string[]} `page:line: what is wrong`
 */
export function brokenLinks(root, page) {
  const lines = withoutBlocks(readFileSync(join(root, page), 'utf8')).replaceAll(/`[^`\n]*`/g, '').split('\n')
  return lines.flatMap((text, index) => {
    const targets = [...text.matchAll(LINK)].map(([, target = '']) => target).filter((target) => !ELSEWHERE.test(target))
    const problems = targets.map((target) => problemOf(root, page, target)).filter((problem) => problem !== undefined)
    return problems.map((problem) => `${page}:${index + 1}: ${problem}`)
  })
}

/**
 * Pages beside an index that it does not link to: nobody finds them.
 *
 * @param {string} root
 * @param {string} index such as `docs/README.md`
 * @param {string[]} pages all there are
 */
export function unlisted(root, index, pages) {
  const listed = [...readFileSync(join(root, index), 'utf8').matchAll(LINK)].map(([, target = '']) => join(dirname(index), target.split('#')[0] ?? ''))
  const missing = pages.filter((page) => page !== index && !listed.some((target) => page === target || page.startsWith(`${target}/`)))
  return missing.filter((page) => page.startsWith(`${dirname(index)}/`)).map((page) => `${index}: does not link to ${page}`)
}

/**
 * Anchors of a page's headings, as GitHub makes them: lower case, no punctuation, spaces as hyphens, a number for the second of a name.
 *
 * @param {string} text Markdown
 */
export function anchorsOf(text) {
  const seen = new Map()
  return [...withoutBlocks(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) => {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const anchor = words.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-')
    const times = seen.get(anchor) ?? 0
    seen.set(anchor, times + 1)
    return times === 0 ? anchor : `${anchor}-${times}`
  })
}

const LINK = /\]\(<?([^\s)>]+)>?(?:\s+"[^"]*")?\)/g
/** With a scheme: another site. */
const ELSEWHERE = /^[a-z][a-z\d+.-]*:/i

function problemOf(root, page, target) {
  const [path = '', anchor] = target.split('#')
  const file = path ? join(root, dirname(page), decodeURI(path)) : join(root, page)
  if (relative(root, file).startsWith('..')) return `${target} leads out of the repository`
  if (!existsSync(file)) return `${target}: there is no such file`
  if (anchor === undefined || statSync(file).isDirectory() || !file.endsWith('.md')) return undefined
  return anchorsOf(readFileSync(file, 'utf8')).includes(anchor) ? undefined : `${target}: there is no such heading`
}

/** Blocks of code hold neither links nor headings; their lines stay, so that those after them keep their numbers. */
function withoutBlocks(text) {
  return text.replace(/^( *)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ *\2 *$/gm, (block) => block.replaceAll(/[^\n]/g, ''))
}
