import type { Library } from '../peers.ts'
import { html, script, type Pages } from './page-server.ts'

/** Quiet time before the clock starts, in ms: the page has loaded, the browser has settled. */
const SETTLE_MS = 300

/** Marks around the measured span, in the trace too. */
export const MARKS = { start: 'selfsame-bench-start', end: 'selfsame-bench-end' }

const page = ({ name, run }: Library) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Cold page</title><p>Some text on a page.</p>
<script src="/${name}.js"></script>
<script type="module">
if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve))
await new Promise((resolve) => setTimeout(resolve, ${SETTLE_MS}))
performance.mark('${MARKS.start}')
const start = performance.now()
let failure
try { await (${run}) } catch (error) { failure = String(error && error.message || error) }
const ms = performance.now() - start
performance.mark('${MARKS.end}')
window.result = { ms, failure }
</script></html>`

/** One page a library, each with nothing but itself on it. */
export const coldPages = (libraries: readonly Library[]): Pages =>
  Object.fromEntries(
    libraries.flatMap((library) => [
      [`/${library.name}.html`, html(page(library))],
      [`/${library.name}.js`, script(library.file)],
    ]),
  )
