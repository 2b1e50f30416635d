import { expect, it } from 'vitest'
import { identify } from './identify.ts'
import { markOf } from './linkage/index.ts'
import { testPipeline } from './tests/test-pipeline.ts'
import { desktopComponents, laptopComponents, visit } from './tests/visit.ts'

const NOON = Date.UTC(2026, 10, 22, 12)
const MINUTE = 60_000

it('a visitor is kept with whom its first visit was nearly taken for', async () => {
  await using pipeline = await testPipeline()
  const { deps, environmentId, context } = pipeline
  const first = await identify(deps, visit(), context(NOON))
  // Another screen, other cores and fonts, yet drawn alike.
  const drawn = ['canvasText', 'canvasGeometry', 'webglParameters', 'webglScene', 'webglBasics', 'textRects', 'fontPreferences', 'languages']
  const like = { ...desktopComponents, ...Object.fromEntries(Object.entries(laptopComponents).filter(([name]) => drawn.includes(name))) }
  const second = await identify(deps, visit({ components: like }), context(NOON + MINUTE))
  expect(second.identification).toMatchObject({ visitor_found: false })

  const kept = (event: typeof first) => deps.store.candidate(environmentId, event.identification?.visitor_id ?? '')
  expect(await kept(first)).not.toHaveProperty('near')
  const explained = await deps.store.event(environmentId, second.event_id)
  expect(explained?.explanation.linkage.candidates[0]?.visitorId).toBe(first.identification?.visitor_id)
  expect(await kept(second)).toMatchObject({ near: { mark: markOf(first.identification?.visitor_id ?? ''), millibits: expect.any(Number) } })
})
