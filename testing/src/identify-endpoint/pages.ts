import type { ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { workspaceAliases } from '../../../scripts/workspace-aliases.mjs'

/**
 * Runs the agent with the options of `?options=<JSON>` and tells the page that frames it what came of it:
 * `{ data, violations }` or `{ error: { code, message }, violations }`.
 */
export const PAGE_SCRIPT = `
const violations = []
document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI))
const tell = (outcome) => setTimeout(() => parent.postMessage({ ...outcome, violations }, '*'), 50)
const options = JSON.parse(new URLSearchParams(location.search).get('options'))
const agent = Selfsame.start({ apiKey: 'pk_test', ...options })
agent.collect().then(({ components }) => agent.get().then((data) => tell({ data, components }))).catch(({ code, message }) => tell({ error: { code, message } }))
`

/** @param params `csp`: the page's Content-Security-Policy; `agent`: where the agent's script lies, default `/agent.js` */
export function page(response: ServerResponse, params: URLSearchParams): void {
  const csp = params.get('csp')
  response.writeHead(200, { 'content-type': 'text/html', ...(csp && { 'content-security-policy': csp }) })
  response.end(`<!doctype html><script src="${params.get('agent') ?? '/agent.js'}"></script><script src="/page.js"></script>`)
}

let built: Promise<string> | undefined

/** The agent for `<script>`, from the sources as they are, built once. */
export function agentScript(): Promise<string> {
  built ??= buildAgent()
  return built
}

async function buildAgent(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: workspaceAliases() },
    build: {
      write: false,
      target: 'es2020',
      lib: { entry: fileURLToPath(new URL('../../../core/src/iife.ts', import.meta.url)), name: 'Selfsame', formats: ['iife'] },
    },
  })
  const [bundle] = [result].flat()
  if (!bundle || !('output' in bundle)) throw new TypeError('a build without a watcher has an output')
  return bundle.output[0].code
}
