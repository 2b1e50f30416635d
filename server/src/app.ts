import Router from '@koa/router'
import { PATHS } from '@selfsame/contract'
import Koa from 'koa'
import type { Logger } from 'pino'
import type { AsnOf } from './asn.ts'
import type { AgentFile } from './agent-file.ts'
import type { Config } from './config/index.ts'
import { crawlerHosts } from './crawler-hosts.ts'
import { ServerError } from './errors.ts'
import type { Keyring } from './keys/keyring.ts'
import { createLimits, type Limits } from './limits/index.ts'
import { accessLog } from './middleware/access-log.ts'
import { openToOwnPages, openToPages, preflight } from './middleware/cors.ts'
import { errors } from './middleware/errors.ts'
import { secretKey } from './middleware/keys.ts'
import { bounded, networkRate } from './middleware/limits.ts'
import { measure } from './middleware/measure.ts'
import { readableAddress } from './middleware/readable-address.ts'
import { requestId } from './middleware/request-id.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import type { Middleware, RequestState } from './middleware/state.ts'
import type { Metrics } from './metrics/metrics.ts'
import { watchedSignals, watchedStage } from './metrics/watch.ts'
import { createAddressKeeper } from './privacy/keep-address.ts'
import { clientAddress, isFromProxy } from './request/client-address.ts'
import { parseIdentify } from './request/parse-identify.ts'
import { tlsFingerprint } from './request/tls-fingerprint.ts'
import { agentRoute } from './routes/agent.ts'
import { eventRoute, explanationRoute } from './routes/event.ts'
import { eventsRoute } from './routes/events.ts'
import { healthRoute } from './routes/health.ts'
import { readyRoute } from './routes/ready.ts'
import type { Model } from './linkage/index.ts'
import type { Network } from './network/network.ts'
import { identifyRoute, type IdentifyRouteDeps } from './routes/identify.ts'
import { signalReader } from './signal-reader.ts'
import { updateEventRoute } from './routes/update-event.ts'
import { openApiRoute, referenceRoute } from './routes/reference.ts'
import { tokenRoute } from './routes/token.ts'
import { eraseLinkedIdRoute, eraseVisitorRoute, exportLinkedIdRoute, exportVisitorRoute } from './routes/visitor.ts'
import { createSealer } from './sealing/sealer.ts'
import { createBox } from './secrets/box.ts'
import { rulebook } from './rules/rulebook.ts'
import type { Store } from './store/store.ts'
import { tokenJar } from './token/token-jar.ts'

export interface AppDeps {
  config: Pick<Config, 'basePath' | 'networkEvidence' | 'signals' | 'token' | 'tlsHeader' | 'trustedProxies' | 'bodyTimeout' | 'privacy' | 'encryptionKeys' | 'limits'>
  /** Migrated. */
  store: Store
  model: Model
  decide?: NonNullable<IdentifyRouteDeps['decide']>
  observe?: NonNullable<IdentifyRouteDeps['observe']>
  keyring: Keyring
  asnOf: AsnOf
  network: Pick<Network, 'of' | 'tlsFamilies'>
  agentFile: AgentFile
  /** Default: those of the configuration. */
  limits?: Limits
  metrics?: Metrics
  /** Whether the process is about to end. */
  isDraining?: () => boolean
  logger: Logger
  /** ms since the epoch */
  now: () => number
}

/** The HTTP application: order of the middleware, and the route table. */
export function createApp(deps: AppDeps): Koa<RequestState> {
  const app = new Koa<RequestState>()
  app.on('error', () => {}) // answers that failed on their way out; `aborted` in the access log tells of them
  app.use(requestId())
  app.use(accessLog(deps.logger))
  if (deps.metrics) app.use(measure(deps.metrics))
  app.use(securityHeaders())
  app.use(errors(deps.logger))
  app.use(readableAddress())
  app.use(routes({ ...deps, limits: deps.limits ?? createLimits(deps.config.limits) }).routes())
  app.use(noRoute)
  return app
}

function routes(deps: AppDeps & { limits: Limits }): Router<RequestState> {
  const { store, config, limits } = deps
  const router = new Router<RequestState>()
  const { gate, network } = limits
  const inBounds = bounded(gate)
  const pages = [noteRoute, openToPages(), inBounds, networkRate(network, clientAddress(config.trustedProxies))]
  const ownPages = [...pages, openToOwnPages()]
  const backEnds = [noteRoute, inBounds, secretKey(deps.keyring, limits.secretKey)]

  router.post(config.basePath + PATHS.identify, ...pages, identifyRoute(identifyDeps(deps)))
  router.options(config.basePath + PATHS.identify, ...pages, preflight('POST'))
  router.get(config.basePath + PATHS.agent, ...pages, agentRoute(deps.agentFile))
  router.delete(config.basePath + PATHS.token, ...ownPages, tokenRoute({ ...config, store, isFromProxy: isFromProxy(config.trustedProxies) }))
  router.options(config.basePath + PATHS.token, ...ownPages, preflight('DELETE'))

  router.get('/v4/openapi.json', noteRoute, openApiRoute())
  router.get('/v4/reference', noteRoute, referenceRoute())

  router.get('/v4/events', ...backEnds, eventsRoute(deps))
  router.get('/v4/events/:eventId', ...backEnds, eventRoute(store, rulebook(store)))
  router.patch('/v4/events/:eventId', ...backEnds, updateEventRoute({ ...deps, bodyTimeout: config.bodyTimeout }))
  router.get('/v4/events/:eventId/explanation', ...backEnds, explanationRoute(store))

  router.get('/v4/visitors', ...backEnds, exportLinkedIdRoute(store, deps.now))
  router.delete('/v4/visitors', ...backEnds, eraseLinkedIdRoute(store, deps.now))
  router.get('/v4/visitors/:visitorId', ...backEnds, exportVisitorRoute(store, deps.now))
  router.delete('/v4/visitors/:visitorId', ...backEnds, eraseVisitorRoute(store, deps.now))

  router.get('/health', noteRoute, healthRoute())
  router.get('/ready', noteRoute, readyRoute(deps))
  return router
}

function identifyDeps(deps: AppDeps & { limits: Limits }): IdentifyRouteDeps {
  const { config, metrics } = deps
  const readSignals = signalReader({ options: { ...config.signals, tlsFamilies: deps.network.tlsFamilies }, logger: deps.logger })
  const fromProxy = isFromProxy(config.trustedProxies)
  return {
    ...config,
    ...deps,
    addressKeeper: createAddressKeeper(config.privacy.addresses, (period) => deps.store.addressKey(period)),
    networkOf: deps.network.of,
    crawlerHost: crawlerHosts(config.signals, deps.now, deps.logger),
    parse: metrics ? watchedStage('parse', parseIdentify, metrics) : parseIdentify,
    readSignals: metrics ? watchedSignals(readSignals, metrics) : readSignals,
    clientAddress: clientAddress(config.trustedProxies),
    tlsFingerprint: tlsFingerprint(config.tlsHeader, fromProxy),
    tokenJar: tokenJar({ ...config, isFromProxy: fromProxy }),
    sealer: createSealer(deps.store, createBox(config.encryptionKeys)),
  }
}

const noteRoute: Middleware = async (ctx, next) => {
  ctx.state.route = String(ctx['_matchedRoute'])
  await next()
}

const noRoute: Middleware = async () => {
  throw new ServerError('route_not_found', 'there is nothing at this address; see the base path and the method')
}
