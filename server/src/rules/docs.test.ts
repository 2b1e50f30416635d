import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { readRuleset } from './ruleset.ts'

const PAGE = readFileSync(new URL('../../../docs/rulesets.md', import.meta.url), 'utf8')

it('every ruleset of docs/rulesets.md can be made', () => {
  const documents = [...PAGE.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml = '']) => parse(yaml) as unknown)
  expect(documents).toHaveLength(4)
  for (const document of documents) readRuleset(document, () => 'r_made')
})
