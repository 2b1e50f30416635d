import { peers, type PeerName } from '../peers.ts'
import { html, script, type Pages } from './page-server.ts'

/** What the page finds out on one load; the peers' identifiers by name. */
export interface PageResult {
  visitorId: string
  visitorFound: boolean
  confidence: number
  comment?: string
  eventId: string
  peers: Record<PeerName, string>
  errors: string[]
}

/** With `?machine=other` the page pretends another GPU, cores and memory before any library runs. */
const OTHER_MACHINE = `<script>
if (new URLSearchParams(location.search).get('machine') === 'other') {
  const getters = (target, values) => Object.entries(values).forEach(([name, value]) =>
    Object.defineProperty(target, name, { get: () => value, configurable: true }))
  getters(Navigator.prototype, { hardwareConcurrency: 16, ...('deviceMemory' in navigator && { deviceMemory: 4 }) })
  for (const { prototype } of [window.WebGLRenderingContext, window.WebGL2RenderingContext].filter(Boolean)) {
    const read = prototype.getParameter
    prototype.getParameter = function (name) {
      if (name === 37445) return 'Google Inc. (NVIDIA)'
      if (name === 37446 || name === 7937) return 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060, OpenGL 4.5)'
      return read.call(this, name)
    }
  }
}
</script>`

/**
 * One page for our server and the peers, so that all see the same browser in the same state. The server comes in the
 * query, `?server=http://127.0.0.1:1/s&key=pk_...`; the result is `window.result`, and the payload `window.payload`.
 */
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Who is it?</title><p id="state">identifying</p>
${OTHER_MACHINE}
${peers.map(({ name }) => `<script src="/${name}.js"></script>`).join('\n')}
<script type="module">
const query = new URLSearchParams(location.search)
const endpoint = query.get('server')
const errors = []
const attempt = async (name, run) => {
  try { return await run() } catch (error) { errors.push(name + ': ' + (error && error.message || error)); return 'failed' }
}
await new Promise((resolve, reject) => {
  const script = document.createElement('script')
  script.src = endpoint + '/agent.js'
  script.onload = resolve
  script.onerror = reject
  document.head.append(script)
})
const agent = Selfsame.start({ apiKey: query.get('key'), endpoint, timeout: 20000 })
const data = await attempt('selfsame', () => agent.get())
const ids = {}
${peers.map(({ name, run }) => `ids.${name} = await attempt('${name}', () => ${run})`).join('\n')}
window.payload = (await agent.collect()).components
window.result = { visitorId: data.visitorId, visitorFound: data.visitorFound, confidence: data.confidence?.score,
  comment: data.confidence?.comment, eventId: data.eventId, peers: ids, errors }
document.getElementById('state').textContent = 'done'
</script></html>`

export const identifyPages = (): Pages => ({
  '/identify.html': html(PAGE),
  ...Object.fromEntries(peers.map(({ name, file }) => [`/${name}.js`, script(file)])),
})
