import { expect, it } from 'vitest'
import { extractSnippets } from './extract.mjs'

const fence = '```'

it('finds the blocks that can be compiled, and where they stand', () => {
  const page = `# Title\n\n${fence}ts\nconst a = 1\n${fence}\n\n${fence}sh\nls\n${fence}\n\n- item\n  ${fence}tsx\n  <b />\n  ${fence}\n`
  expect(extractSnippets(page)).toEqual([
    { language: 'ts', extension: 'ts', code: 'const a = 1\n', line: 4, context: 0 },
    { language: 'tsx', extension: 'tsx', code: '<b />\n', line: 13, context: 0 },
  ])
})

it('puts what a reader knows before the block', () => {
  const page = `<!-- context\ndeclare const a: number\n-->\n${fence}ts\nconst b = a\n${fence}\n`
  expect(extractSnippets(page)).toMatchObject([{ code: 'declare const a: number\nconst b = a\n', line: 5, context: 1 }])
})

it('puts it into the script of a component', () => {
  const page = `<!-- context\nimport x from 'x'\n-->\n${fence}vue\n<script setup lang="ts">\nx()\n</script>\n${fence}\n`
  expect(extractSnippets(page)).toMatchObject([{ code: `<script setup lang="ts">\nimport x from 'x'\nx()\n</script>\n` }])
})

it('takes only the scripts of HTML, at their lines', () => {
  const page = `${fence}html\n<script src="/agent.js"></script>\n<script>\n  go()\n</script>\n${fence}\n`
  const [snippet] = extractSnippets(page)
  expect(snippet?.code.split('\n')[2]).toBe('  go()')
  expect(snippet?.code.trim()).toBe('go()')
})

it('says why a block is not compiled', () => {
  const page = `<!-- not compiled: a shape, no program -->\n${fence}ts\n{ a, b? }\n${fence}\n`
  expect(extractSnippets(page)).toMatchObject([{ skipped: 'a shape, no program' }])
})

it('takes the comment just before a block, and none further up', () => {
  const page = `<!-- context\nlet a\n-->\n${fence}ts\na\n${fence}\n\n<!-- context\nlet b\n-->\n${fence}ts\nb\n${fence}\n\n${fence}ts\nc\n${fence}\n`
  expect(extractSnippets(page).map(({ code }) => code)).toEqual(['let a\na\n', 'let b\nb\n', 'c\n'])
})
