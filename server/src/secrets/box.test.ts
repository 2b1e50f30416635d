import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { BoxError, createBox } from './box.ts'
import { readKeys } from './encryption-keys.ts'

const [old, present, other] = [randomBytes(32), randomBytes(32), randomBytes(32)]
const SECRET = 'whsec_déjà vu\n'

describe('createBox', () => {
  it('gives back what was put in, and shows nothing of it', () => {
    const box = createBox([present])
    const kept = box.seal(SECRET, 'webhook wh_1')
    expect(box.open(kept, 'webhook wh_1')).toBe(SECRET)
    expect(kept).toMatch(/^v1:[0-9a-f]{8}:[\w+/=]+$/)
    expect(kept).not.toContain('whsec')
    expect(box.seal(SECRET, 'webhook wh_1')).not.toBe(kept)
  })

  it('opens what earlier keys sealed, and what was kept before there was a key', () => {
    const rotated = createBox([present, old])
    expect(rotated.open(createBox([old]).seal(SECRET, 'a'), 'a')).toBe(SECRET)
    expect(rotated.open(createBox([]).seal(SECRET, 'a'), 'a')).toBe(SECRET)
    expect(createBox([present]).open(rotated.seal(SECRET, 'a'), 'a')).toBe(SECRET)
  })

  it('opens nothing for another purpose, by another key, or after a change', () => {
    const box = createBox([present])
    const kept = box.seal(SECRET, 'a')
    const changed = kept.replace(/.(?=.{4}$)/, (letter) => (letter === 'A' ? 'B' : 'A'))
    for (const attempt of [() => box.open(kept, 'b'), () => createBox([other]).open(kept, 'a'), () => box.open(changed, 'a'), () => createBox([]).open(kept, 'a'), () => box.open('', 'a')]) {
      expect(attempt).toThrow(BoxError)
    }
  })
})

describe('readKeys', () => {
  it('reads base64, base64url and hexadecimal', () => {
    const texts = [present.toString('base64'), present.toString('base64url'), present.toString('hex')]
    expect(readKeys(texts.join(', '))).toEqual([present, present, present])
  })

  it.each(['x', randomBytes(31).toString('base64'), randomBytes(33).toString('base64'), `${present.toString('hex')},x`])('takes no %s', (text) => {
    expect(readKeys(text)).toBeUndefined()
  })
})
