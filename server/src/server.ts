import { createServer as createHttpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type Koa from 'koa'
import { pino, type Logger } from 'pino'
import { agentFile } from './agent-file.ts'
import { openAsnDatabase, type AsnOf } from './asn.ts'
import { createApp } from './app.ts'
import { answerClientErrors } from './client-errors.ts'
import type { Config } from './config/index.ts'
import { describeFault } from './fault.ts'
import { ensureKeys, type GeneratedKey } from './keys/ensure-keys.ts'
import { createKeyring } from './keys/keyring.ts'
import { countTogether } from './limits/count-together.ts'
import { createLimits } from './limits/index.ts'
import { readModel } from './learning/model-file.ts'
import { checkModel, shippedModel, type Model } from './linkage/index.ts'
import { openNetwork, type Network } from './network/network.ts'
import { watch } from './metrics/index.ts'
import type { RequestState } from './middleware/state.ts'
import { DEFAULT_ENVIRONMENT, openStore } from './open-store.ts'
import { sendWebhooks } from './send-webhooks.ts'
import type { Store } from './store/store.ts'

/** Until all request headers are in, in ms; Node's own default is a minute. */
const HEADERS_TIMEOUT = 15_000
/** Longer than load balancers keep an idle connection (60 s), so that it is theirs to close; in ms. */
const KEEP_ALIVE_TIMEOUT = 65_000
/** Between two deletions of what is past its time, in ms. */
const SWEEP_INTERVAL = 60_000

/** A server that is ready to listen: database open and migrated, keys made. */
export interface SelfsameServer {
  readonly app: Koa<RequestState>
  /** Made just now, since there were none: the only time their values are known. */
  readonly generatedKeys: readonly GeneratedKey[]
  /**
   * @returns where it listens, for instance `http://127.0.0.1:8787`
   * @throws with code `EADDRINUSE` where the port is taken
   */
  listen(): Promise<string>
  /** Takes no new requests, waits for those and for webhooks in flight up to `config.shutdownTimeout`, then closes the database. */
  close(): Promise<void>
}

/** @param logger default: JSON lines on stdout, at `config.logLevel` */
export async function createServer(config: Config, logger: Logger = pino({ level: config.logLevel })): Promise<SelfsameServer> {
  // before the database: a model that does not fit must not cost a migration
  const model = config.modelFile === undefined ? checkModel(shippedModel) : readModel(config.modelFile)
  const asnOf = await openAsnDatabase(config.asnDatabase)
  const network = await openNetwork(config, logger)
  const { store, environmentId } = await openStore(config, logger)
  try {
    return await assemble({ config, logger, store, environmentId, model, asnOf, network })
  } catch (error) {
    network.close()
    await store.close()
    throw error
  }
}

interface Parts {
  config: Config
  logger: Logger
  store: Store
  environmentId: string
  model: Model
  asnOf: AsnOf
  network: Network
}

async function assemble({ config, logger, store, environmentId, model, asnOf, network }: Parts): Promise<SelfsameServer> {
  const configured = {
    ...(config.publicKey !== undefined && { public: config.publicKey }),
    ...(config.secretKey !== undefined && { secret: config.secretKey }),
  }
  const generatedKeys = await ensureKeys(store, environmentId, Object.keys(configured), Date.now())
  const keyring = createKeyring({ store, environment: { id: environmentId, name: DEFAULT_ENVIRONMENT }, configured, now: Date.now })
  const limits = createLimits(config.limits, countTogether(config, store, logger))
  const watched = watch({ config, store, gate: limits.gate, logger })
  let draining = false
  const parts = { config, store: watched.store, model, keyring, asnOf, network, limits, logger, ...watched.app }
  const app = createApp({ ...parts, agentFile: agentFile(), now: Date.now, isDraining: () => draining })
  const http = createHttp(app, config.limits)
  const stopSweeping = sweepRegularly(store, config, logger)
  const webhooks = sendWebhooks({ config, store, logger, ...watched.webhooks })
  return {
    app,
    generatedKeys,
    async listen() {
      await watched.listen()
      const url = await listen(http, config)
      logger.info({ url }, 'listening')
      return url
    },
    async close() {
      draining = true
      stopSweeping()
      network.close()
      await Promise.all([drain(http, config.shutdownTimeout), webhooks.stop(config.shutdownTimeout)])
      watched.close()
      await store.close()
    },
  }
}

/** What Node would answer by itself, without a body, is left to the application or answered as it would. */
function createHttp(app: Koa<RequestState>, { connections }: Config['limits']): Server {
  const timeouts = { headersTimeout: HEADERS_TIMEOUT, keepAliveTimeout: KEEP_ALIVE_TIMEOUT }
  const http = createHttpServer({ ...timeouts, requireHostHeader: false }, app.callback())
  http.maxConnections = connections
  // An expectation that is not known may be passed over: RFC 9110, 10.1.1.
  http.on('checkExpectation', (request, response) => http.emit('request', request, response))
  answerClientErrors(http)
  return http
}

function listen(http: Server, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve(urlOf(http.address(), host))
    })
  })
}

/** 0.0.0.0 and :: are no addresses to visit; the loopback is one of those they stand for. */
function urlOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address ? address.port : 0
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** @returns stops it */
function sweepRegularly(store: Store, { privacy }: Config, logger: Logger): () => void {
  const { keepEvents, keepVisitors, keepAudit } = privacy
  const retention = {
    ...(keepEvents !== undefined && { events: keepEvents }),
    ...(keepVisitors !== undefined && { visitors: keepVisitors }),
    ...(keepAudit !== undefined && { audit: keepAudit }),
  }
  const sweep = async (now: number): Promise<void> => {
    await store.sweep(now)
    const gone = await store.expire(now, retention)
    if (gone.events + gone.visitors + gone.audit > 0) logger.info(gone, 'kept long enough')
  }
  let sweeping = false
  const timer = setInterval(() => {
    if (sweeping) return // a large backlog takes longer than the interval
    sweeping = true
    sweep(Date.now())
      .catch((error: unknown) => logger.warn(describeFault(error), 'sweep failed'))
      .finally(() => (sweeping = false))
  }, SWEEP_INTERVAL)
  timer.unref()
  return () => clearInterval(timer)
}

/** Idle connections end at once, busy ones with their answer; what takes longer than `timeout` ms is cut. */
function drain(http: Server, timeout: number): Promise<void> {
  if (!http.listening) return Promise.resolve()
  return new Promise((resolve) => {
    const cut = setTimeout(() => http.closeAllConnections(), timeout)
    // A connection that was busy stays open for its client's next request, unless it is asked again.
    const idle = setInterval(() => http.closeIdleConnections(), 50)
    http.close(() => {
      clearTimeout(cut)
      clearInterval(idle)
      resolve()
    })
  })
}
