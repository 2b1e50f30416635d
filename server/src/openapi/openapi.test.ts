import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type Koa from 'koa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventSchema, SEARCH_FILTERS } from '@selfsame/contract'
import { assertDocumented } from '../tests/documented.ts'
import { startTestServer, type TestServer } from '../tests/test-server.ts'
import { visit } from '../tests/visit.ts'
import { openApiDocument, type Json } from './document.ts'

const EVENT = { event_id: '1790000000000.abcDEF', timestamp: 1_790_000_000_000 }

describe('the OpenAPI document', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('is served to everybody, as it is made', async () => {
    const { status, headers, body } = await server.get('/v4/openapi.json', '')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    expect(body).toEqual(JSON.parse(JSON.stringify(openApiDocument())))
  })

  it('is valid by the specification of its version, 3.1', async () => {
    const document = JSON.parse(JSON.stringify(openApiDocument())) as Record<string, unknown>
    const validator = new Validator()
    expect(await validator.validate(document)).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
    expect(await new Validator().validate({ ...document, info: {} })).toMatchObject({ valid: false })
  })

  it('names every route of the Server API, and no other', async () => {
    const routes = routesOf(server.app)
      .filter(([, path]) => path.startsWith('/v4/') && !/\/(openapi\.json|reference)$/.test(path))
      .map(([method, path]) => `${method} ${path.replace(/:(\w+)/g, (_, name: string) => `{${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}}`)}`)
    const documented = Object.entries(openApiDocument().paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method} ${path}`))
    expect(documented.sort()).toEqual(routes.sort())
  })

  it('resolves every reference, and says what every parameter and every field of an event is', () => {
    const document = openApiDocument()
    const ajv = new Ajv2020({ strict: false })
    ajv.addSchema({ ...document, $id: 'x' })
    for (const name of Object.keys(document.components.schemas)) expect(ajv.compile({ $ref: `x#/components/schemas/${name}` })).toBeTypeOf('function')
    const search = document.paths['/v4/events']?.['get']?.['parameters'] as { name: string; description: string }[]
    expect(search.map(({ name }) => name)).toEqual(Object.keys(SEARCH_FILTERS))
    expect(search.filter(({ description }) => description === '')).toEqual([])
    expect(Object.keys(document.components.schemas['Event']?.['properties'] as Record<string, Json>)).toEqual(Object.keys(eventSchema.shape))
  })

  it('catches an answer that is not as it says', () => {
    const path = '/v4/events/1790000000000.abcDEF'
    expect(() => assertDocumented('GET', path, { status: 200, body: EVENT })).not.toThrow()
    for (const wrong of [{ ...EVENT, timestamp: 'x' }, { ...EVENT, surprise: 1 }, { timestamp: 1 }, { ...EVENT, bot: 'perhaps' }]) {
      expect(() => assertDocumented('GET', path, { status: 200, body: wrong })).toThrow('not as the OpenAPI document says')
    }
    expect(() => assertDocumented('GET', path, { status: 302, body: '' })).toThrow('status 302')
    expect(() => assertDocumented('PUT', path, { status: 200, body: '' })).toThrow('is not in')
    expect(() => assertDocumented('PATCH', path, { status: 200, body: 'x' })).toThrow('no body')
    expect(() => assertDocumented('GET', path, { status: 404, body: { error: { code: 'x', message: '' } } })).toThrow('not as')
  })

  it('can be read as a page without a script, under a policy that names its one style', async () => {
    const { status, headers, body } = await server.get<string>('/v4/reference', '')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/html/)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+=*'; /)
    expect(body).not.toMatch(/<script|javascript:|https?:\/\/(?!(example|shop\.example))[^<]*\.(js|css)/)
    for (const name of [...Object.keys(SEARCH_FILTERS), 'Explanation', 'state_not_ready', 'raw_device_attributes', 'velocity.distinct_ip.24_hours']) expect(body).toContain(name)
  })

  it('holds for what the server really says', async () => {
    const { body } = await server.identify(visit())
    // The client of the tests holds every answer against the document.
    expect((await server.get(`/v4/events/${body.eventId}`)).status).toBe(200)
    expect((await server.get(`/v4/events/${body.eventId}/explanation`)).status).toBe(200)
    expect((await server.get('/v4/events?total_hits=5')).status).toBe(200)
    expect((await server.get(`/v4/visitors/${body.visitorId}`)).status).toBe(200)
  })
})

/** Method and path of every route. */
function routesOf(app: Koa): [method: string, path: string][] {
  const routers = app.middleware.map((middleware) => ('router' in middleware ? middleware.router : undefined)).filter((router) => router !== undefined)
  return routers.flatMap((router) => (router as { stack: { methods: string[]; path: string }[] }).stack.flatMap(({ methods, path }) => methods.filter((method) => method !== 'HEAD').map((method): [string, string] => [method.toLowerCase(), path])))
}
