import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { fakeEngine, fakeWindow } from '../testing/fake-window.ts'
import { privateClickMeasurement } from './private-click-measurement.ts'

const anchor = (property: string) => fakeWindow({ ...fakeEngine('webkit'), HTMLAnchorElement: { prototype: { [property]: 0 } } })

test('is absent outside WebKit', () => {
  const there = 'attributionSourceId' in HTMLAnchorElement.prototype || 'attributionsourceid' in HTMLAnchorElement.prototype
  expect(privateClickMeasurement(window)).toEqual(engine(window) === 'webkit' ? { state: 'ok', value: there } : { state: 'absent' })
})

test('unverified: is told by a link that can carry a source, https://webkit.org/blog/11529/introducing-private-click-measurement-pcm/', () => {
  expect(privateClickMeasurement(anchor('attributionSourceId'))).toEqual({ state: 'ok', value: true })
  expect(privateClickMeasurement(anchor('attributionsourceid'))).toEqual({ state: 'ok', value: true })
  expect(privateClickMeasurement(anchor('href'))).toEqual({ state: 'ok', value: false })
})
