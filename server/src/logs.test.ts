import { expect, it } from 'vitest'
import { startTestServer } from './tests/test-server.ts'
import { laptopComponents, PUBLIC_KEY, SECRET_KEY, visit } from './tests/visit.ts'

it('logs one line a request, and in it nothing of the fingerprint, the keys or the query', async () => {
  await using server = await startTestServer()
  const { body } = await server.identify(visit({ tag: { note: 'tag-value' }, linkedId: 'linked-value' }))
  await server.get(`/v4/events?visitor_id=${body.visitorId}`)
  await server.get('/v4/events', 'sk_thisKeyIsWrong')
  await server.get(`/${SECRET_KEY}?token=query-value`)
  await server.identify(visit({ key: 'pk_thisKeyIsWrong' }))
  await server.identify('{"userAgent":"broken-value"')
  await server.identify({ ...visit(), components: { userAgent: { state: 'ok', value: { agent: 'wrong-value' } } } })

  await expect.poll(() => server.logs().match(/"msg":"request"/g)).toHaveLength(7)
  const lines = server.logs().trim().split('\n').map((line) => JSON.parse(line))
  expect(lines).toContainEqual(
    expect.objectContaining({ method: 'POST', route: '/s/i', status: 200, eventId: body.eventId, visitorFound: false, ms: expect.any(Number) }),
  )
  expect(lines).toContainEqual(expect.objectContaining({ route: '/v4/events', status: 403, code: 'secret_api_key_not_found' }))
  expect(lines).toContainEqual(expect.objectContaining({ route: 'none', status: 404, code: 'route_not_found' }))

  const secrets = [PUBLIC_KEY, SECRET_KEY, 'KeyIsWrong', 'tag-value', 'linked-value', 'query-value', 'broken-value', 'wrong-value', 'shop.example']
  for (const secret of [...secrets, ...telling(laptopComponents)]) expect(server.logs()).not.toContain(secret)
})

/** Every text of the components that is long enough not to stand in a log by chance. */
function telling(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= 8 ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(telling) : []
}
