/**
 * A small page of a site as visitors meet it: text, a form, a link. The agent identifies, BotD judges, and both answers go to
 * `report` with the run's name. The server comes in the query: `?run=1&server=http://127.0.0.1:1/s&key=pk_...`, and
 * `wait=1000` has the page read so many ms after it was loaded, `ask=1000` has it ask so many ms after the agent was started,
 * `also=worker` has it read that component too.
 */
export const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title>
<h1>A shop</h1><p>Things to buy, and words about them.</p>
<form onsubmit="return false"><label>Search <input name="q"></label> <button>Find</button></form>
<script type="module">
const query = new URLSearchParams(location.search)
const endpoint = query.get('server')
const pause = (name) => new Promise((resolve) => setTimeout(resolve, Number(query.get(name))))
await pause('wait')
const attempt = async (run) => {
  try { return await run() } catch (error) { return { failed: String(error && error.message || error) } }
}
const load = (src) => new Promise((resolve, reject) => {
  const script = document.createElement('script')
  script.src = src
  script.onload = resolve
  script.onerror = () => reject(new Error('cannot load ' + src))
  document.head.append(script)
})
const identify = async () => {
  await load(endpoint + '/agent.js')
  const agent = Selfsame.start({ apiKey: query.get('key'), endpoint, timeout: 30000, sources: { also: query.getAll('also') } })
  await pause('ask')
  const { eventId } = await agent.get()
  return { eventId }
}
const selfsame = await attempt(identify)
const botd = await attempt(async () => (await (await import('/botd.js')).load({ monitoring: false })).detect())
await fetch('/report?run=' + query.get('run'), { method: 'POST', body: JSON.stringify({ selfsame, botd }) })
document.title = 'A shop, open'
</script></html>`
