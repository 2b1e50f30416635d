/**
 * A server as `selfsame serve` runs it, over the same application, with two things that production has no use for: it
 * tells its figures at `/figures`, and as `ceiling` it knows visitors by their address in place of linkage.
 *
 *     node server.ts linkage|ceiling FILE     FILE: { byAddress, explanation }
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Explanation } from '@selfsame/contract'
import { pino } from 'pino'
import { agentFile } from '../../server/src/agent-file.ts'
import { createApp, type AppDeps } from '../../server/src/app.ts'
import { loadConfig } from '../../server/src/config/index.ts'
import { createKeyring } from '../../server/src/keys/keyring.ts'
import { checkModel, shippedModel } from '../../server/src/linkage/index.ts'
import { noNetwork } from '../../server/src/network/network.ts'
import { DEFAULT_ENVIRONMENT, openStore } from '../../server/src/open-store.ts'
import { ceiling } from './ceiling.ts'
import { watched } from './watched.ts'

const [mode, file = ''] = process.argv.slice(2)
const config = loadConfig(process.env)
const logger = pino({ level: config.logLevel })
const { store, environmentId } = await openStore(config, logger)
const keyring = createKeyring({ store, environment: { id: environmentId, name: DEFAULT_ENVIRONMENT }, configured: { public: config.publicKey ?? '', secret: config.secretKey ?? '' }, now: Date.now })
const plain: AppDeps = { config, store, model: checkModel(shippedModel), keyring, asnOf: () => undefined, network: noNetwork, agentFile: agentFile(), logger, now: Date.now }

interface Known {
  byAddress: Record<string, string>
  explanation: Explanation
}

const known = mode === 'ceiling' ? (JSON.parse(readFileSync(file, 'utf8')) as Known) : undefined
const { deps, figures } = watched(known ? ceiling(plain, config, known) : plain)
const answer = createApp(deps).callback()
const http = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  if (request.url !== '/figures') return void answer(request, response)
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(figures()))
})
http.listen(config.port, '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
