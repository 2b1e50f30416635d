/**
 * `npm run docs:snippets`: compiles every code block of the documentation against the built packages, as a reader would
 * who copied it, and follows every link within the repository. What is wrong is told with the page and the line at which
 * it stands. Exit 1 where something is.
 *
 * A page may say before a block, unseen by its readers, what stands around it, or why it is no program:
 *
 *     <!-- context
 *     import { start } from '@selfsame/core'
 *     -->
 *
 *     <!-- not compiled: a shape, no program -->
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from '../run.mjs'
import { extractSnippets } from './extract.mjs'
import { brokenLinks, unlisted } from './links.mjs'
import { PROJECTS, projectOf, writeProject } from './projects.mjs'

const pages = await listPages()
/** All but the log of decisions and of changes, which tell of their day. */
const snippets = pages.filter((page) => !/(^|\/)(decisions|\.changeset)\/|CHANGELOG/.test(page)).flatMap(readSnippets)
const compiled = snippets.filter(({ skipped }) => skipped === undefined)
const problems = [...pages.flatMap((page) => brokenLinks(root, page)), ...unlisted(root, 'docs/README.md', pages)]
for (const name of Object.keys(PROJECTS)) problems.push(...(await check(name, compiled.filter((snippet) => projectOf(snippet) === name))))

for (const { page, language, line, skipped } of snippets) if (skipped) console.log(`not compiled  ${page}:${line} (${language}): ${skipped}`)
for (const problem of problems) console.log(problem)
console.log(`${compiled.length} snippets compiled, links of ${pages.length} pages followed, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0

async function listPages() {
  const { output } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { capture: true })
  return output.split('\n').filter((page) => page !== '')
}

function readSnippets(page) {
  const found = extractSnippets(readFileSync(join(root, page), 'utf8'))
  return found.map((snippet, index) => ({ ...snippet, page, file: `${page.replace(/\.md$/, '').replaceAll('/', '-').toLowerCase()}-${index + 1}.${snippet.extension}` }))
}

/** @returns {Promise<string[]>} what is wrong, at the page's own lines */
async function check(name, mine) {
  if (mine.length === 0) return []
  const { compiler, problem } = PROJECTS[name]
  const folder = writeProject(name, mine)
  const { code, output } = await run(compiler[0], compiler.slice(1), { cwd: folder, capture: true })
  const found = output.split('\n').flatMap((line) => {
    const { file, row, words } = problem.exec(line)?.groups ?? {}
    const snippet = mine.find((candidate) => candidate.file === file)
    return snippet ? [`${snippet.page}:${snippet.line + Number(row) - 1 - snippet.context}: ${words}`] : []
  })
  return code !== 0 && found.length === 0 ? [`${compiler[0]} failed on no snippet:\n${output}`] : found
}
