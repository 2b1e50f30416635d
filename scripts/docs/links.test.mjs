import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anchorsOf, brokenLinks, unlisted } from './links.mjs'

const root = mkdtempSync(join(tmpdir(), 'selfsame-links-'))
const fence = '```'

beforeAll(() => {
  mkdirSync(join(root, 'docs'))
  writeFileSync(join(root, 'docs/page.md'), `# Page\n\n## The \`get\` of it, twice\n`)
})
afterAll(() => rmSync(root, { recursive: true }))

function check(text) {
  writeFileSync(join(root, 'docs/from.md'), text)
  return brokenLinks(root, 'docs/from.md')
}

it('takes files, folders, headings and other sites', () => {
  const links = ['page.md', '../docs', 'page.md#the-get-of-it-twice', '#own', 'https://example.com/none', 'page.md "A title"']
  expect(check(`# Own\n\n${links.map((link) => `[a](${link})`).join('\n')}\n`)).toEqual([])
})

it('tells of a file and of a heading that is not there, with the line', () => {
  const text = `# Own\n[\`a\`](gone.md), [b](page.md#gone)\n${fence}md\n# Gone\n${fence}\n![c](#gone)\n`
  expect(check(text)).toEqual([
    'docs/from.md:2: gone.md: there is no such file',
    'docs/from.md:2: page.md#gone: there is no such heading',
    'docs/from.md:6: #gone: there is no such heading',
  ])
})

it('tells of what a reader cannot reach', () => {
  expect(check('[a](../../elsewhere.md)')).toEqual(['docs/from.md:1: ../../elsewhere.md leads out of the repository'])
})

it('tells of a page that its index leaves out', () => {
  writeFileSync(join(root, 'docs/README.md'), '[a](page.md#page), [b](folder)')
  const pages = ['README.md', 'docs/README.md', 'docs/page.md', 'docs/folder/one.md', 'docs/lost.md']
  expect(unlisted(root, 'docs/README.md', pages)).toEqual(['docs/README.md: does not link to docs/lost.md'])
})

it('leaves code alone', () => {
  expect(check(`${fence}md\n[a](gone.md)\n${fence}\n\`[a](gone.md)\`\n`)).toEqual([])
})

it('numbers headings of the same name', () => {
  expect(anchorsOf('# A b\n## A b\n## [C](d.md), `e_f`!\n')).toEqual(['a-b', 'a-b-1', 'c-e_f'])
})
