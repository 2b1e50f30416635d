import { ServerError } from '../errors.ts'
import type { AgentFile } from '../agent-file.ts'
import type { Middleware } from '../middleware/state.ts'

/** An hour, in s; then one conditional request. An upgraded server accepts the agents of two wire versions back. */
const MAX_AGE = 3_600

/** `GET {base}/agent.js`: the built agent, compressed where the browser takes it. */
export function agentRoute(agentFile: AgentFile): Middleware {
  return async (ctx) => {
    const agent = await agentFile()
    if (!agent) throw new ServerError('service_unavailable', 'the agent is not built: run `npm run build`, or reinstall @selfsame/core')
    const encoding = ctx.acceptsEncodings('br', 'gzip', 'identity')
    const coding = encoding === 'br' || encoding === 'gzip' ? encoding : 'identity'
    ctx.type = 'text/javascript; charset=utf-8'
    ctx.vary('accept-encoding')
    ctx.set('cache-control', `public, max-age=${MAX_AGE}`)
    ctx.etag = `${agent.digest}-${coding}`
    ctx.status = 200
    if (ctx.fresh) {
      ctx.status = 304
      return
    }
    if (coding !== 'identity') ctx.set('content-encoding', coding)
    ctx.body = agent.bodies[coding]
  }
}
