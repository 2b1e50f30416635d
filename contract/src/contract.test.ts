import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { componentsDocument } from './components-document.ts'
import { componentNames, componentsSchema } from './components.ts'
import { CLIENT_ERROR_CODES, MAX_LINKED_ID_LENGTH } from './constants.ts'
import { ERROR_STATUS } from './errors.ts'
import { identifyRequestSchema } from './identify.ts'

const request = {
  v: 1,
  key: 'pk_1',
  nonce: '0123456789abcdef0123456789abcdef',
  clock: 1_790_000_000_000,
  components: {},
  sdk: { platform: 'js', version: '0.1.0' },
}
const errors = (change: object) => identifyRequestSchema.safeParse({ ...request, ...change }).error?.issues ?? []

describe('components', () => {
  it('are at least fifty', () => {
    expect(componentNames.length).toBeGreaterThanOrEqual(50)
  })

  it('stand in components.json as they are: else `npm run generate -w contract`', () => {
    expect(readFileSync(new URL('../components.json', import.meta.url), 'utf8')).toBe(componentsDocument())
  })

  it('an unknown one is dropped, a missing one allowed', () => {
    expect(componentsSchema.parse({ smell: { state: 'ok', value: 'rose' } })).toEqual({})
  })

  it('have a value or the reason why not', () => {
    const given = { timeZone: { state: 'noised' }, hdr: { state: 'ok', value: false } }
    expect(componentsSchema.parse(given)).toEqual(given)
  })

  it.each([
    ['a value of the wrong type', { hdr: { state: 'ok', value: 'no' } }, ['hdr', 'value']],
    ['a state of no meaning', { hdr: { state: 'maybe' } }, ['hdr', 'state']],
    ['ok without a value', { hdr: { state: 'ok' } }, ['hdr', 'value']],
    ['no number', { audio: { state: 'ok', value: Number.NaN } }, ['audio', 'value']],
    ['a list too long', { fonts: { state: 'ok', value: Array.from({ length: 200 }, () => 'x') } }, ['fonts', 'value']],
  ])('%s is an error that says where', (_, components, path) => {
    expect(componentsSchema.safeParse(components).error?.issues[0]?.path).toEqual(path)
  })
})

describe('identify request', () => {
  it('needs no component', () => {
    expect(errors({})).toEqual([])
  })

  it.each([
    ['linkedId', 'x'.repeat(MAX_LINKED_ID_LENGTH + 1)],
    ['nonce', 'short'],
    ['clock', -1],
    ['tag', ['a list']],
    ['sdk', { platform: 'toaster', version: '1' }],
  ])('refuses a wrong %s', (field, value) => {
    expect(errors({ [field]: value })[0]?.path[0]).toBe(field)
  })
})

it('no code means two things', () => {
  expect(CLIENT_ERROR_CODES.filter((code) => code in ERROR_STATUS)).toEqual([])
})
