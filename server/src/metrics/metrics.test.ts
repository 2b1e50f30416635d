import type { ExplainedSignal } from '@selfsame/contract'
import { describe, expect, it, vi } from 'vitest'
import { signalVisit } from '../signals/tests/signal-visit.ts'
import { openSqlite } from '../tests/databases.ts'
import { startReceiver } from '../tests/receiver.ts'
import { runCommand } from '../tests/run-command.ts'
import { startTestServer } from '../tests/test-server.ts'
import { SECRET_KEY, visit } from '../tests/visit.ts'
import { createMetrics } from './metrics.ts'
import { watchedSignals } from './watch.ts'

/** Where the server says that its metrics are. */
function metricsUrl(logs: string): string {
  const [, url = ''] = /"url":"(http:[^"]+\/metrics)"/.exec(logs) ?? []
  return url
}

describe('metrics', () => {
  it('count requests, stages, decisions and what is in flight, on a port of their own, and name nobody', async () => {
    await using server = await startTestServer({ SELFSAME_METRICS_PORT: '0' })
    const first = await server.identify(visit({ url: 'https://secret.example/?q=1' }))
    await server.identify(visit())
    await server.get(`/v4/events/${first.body.eventId}`)
    await server.get('/v4/events', 'sk_nobody')
    const url = metricsUrl(server.logs())
    const text = await (await fetch(url)).text()
    for (const line of [
      'selfsame_requests_total{method="POST",route="/s/i",status="200"} 2',
      'selfsame_requests_total{method="GET",route="/v4/events",status="403"} 1',
      'selfsame_decisions_total{outcome="new"} 1',
      'selfsame_decisions_total{outcome="found"} 1',
      'selfsame_candidates_count 2',
      'selfsame_confidence_count 2',
      'selfsame_identify_stage_seconds_count{stage="write"} 2',
      'selfsame_identify_stage_seconds_count{stage="decide"} 2',
      'selfsame_identify_stage_seconds_count{stage="parse"} 2',
      'selfsame_identify_stage_seconds_count{stage="signals"} 2',
      'selfsame_in_flight{state="running"} 0',
      'selfsame_database_pool{state="waiting"} 0',
    ]) expect(text).toContain(line)
    expect(text).toMatch(/nodejs_eventloop_lag_seconds/)
    for (const secret of [first.body.eventId, first.body.visitorId, 'secret.example', SECRET_KEY, '127.0.0.1']) expect(text).not.toContain(secret)
    expect((await fetch(url.replace('/metrics', '/v4/events'))).status).toBe(404)
    expect((await server.get('/metrics')).status).toBe(404)
  })

  it('count attempts to deliver webhooks by outcome, and what waits', async () => {
    await using receiver = await startReceiver(({ path }) => ({ status: path === '/hook/full' ? 507 : 200 }))
    await using settings = await openSqlite()
    const env = { ...settings.env, SELFSAME_METRICS_PORT: '0', SELFSAME_WEBHOOK_ALLOW: '127.0.0.0/8' }
    const create = (url: string) => runCommand(['webhooks', 'create', url], env)
    expect([await create(receiver.url), await create(`${receiver.url}/full`)]).toMatchObject([{ code: 0 }, { code: 0 }])
    await using server = await startTestServer(env)
    await server.identify(visit())
    const text = async () => (await fetch(metricsUrl(server.logs()))).text()
    await expect.poll(text).toContain('selfsame_webhook_attempts_total{outcome="delivered"} 1')
    await expect.poll(text).toContain('selfsame_webhook_attempts_total{outcome="retry"} 1')
    expect(await text()).toMatch(/selfsame_webhook_outbox\{webhook="wh_\w+",state="pending"\} 1/)
  })

  it('are off unless asked for', async () => {
    await using server = await startTestServer()
    expect(metricsUrl(server.logs())).toBe('')
  })
})

it('count signals that failed by name', async () => {
  const metrics = createMetrics()
  const explained: ExplainedSignal[] = [{ name: 'bot', state: 'computed', detectors: [] }, { name: 'vpn', state: 'failed', detectors: [] }]
  const read = watchedSignals(() => () => ({ fields: {}, explained }), metrics)
  for (let visits = 0; visits < 2; visits++) read(signalVisit())({ replayed: false })
  const text = await metrics.registry.metrics()
  expect(text).toContain('selfsame_signal_failures_total{signal="vpn"} 2')
  expect(text).not.toContain('signal="bot"')
})

it('time both steps of reading signals as one stage', async () => {
  const clock = vi.spyOn(performance, 'now')
  let now = 0
  clock.mockImplementation(() => now)
  const metrics = createMetrics()
  const begin = watchedSignals(() => {
    now += 2_000
    return () => {
      now += 3_000
      return { fields: {}, explained: [] }
    }
  }, metrics)
  const end = begin(signalVisit())
  now += 100_000 // the database counts
  end({ replayed: false })
  clock.mockRestore()
  const text = await metrics.registry.metrics()
  expect(text).toContain('selfsame_identify_stage_seconds_sum{stage="signals"} 5')
  expect(text).toContain('selfsame_identify_stage_seconds_count{stage="signals"} 1')
})

describe('/ready and /health', () => {
  it('tell whether visits can be taken, and whether the process lives', async () => {
    await using server = await startTestServer()
    expect((await server.get('/ready')).body).toEqual({ status: 'ready' })
    expect((await server.get('/health')).body).toEqual({ status: 'ok' })
  })
})
