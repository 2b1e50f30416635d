/**
 * Renders a page of the cases as a server does, in a process without a window: `render.mjs <page.svelte> <scene JSON>
 * [4]`, the last for Svelte 4. stdout: the HTML.
 */
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { createServer } from 'vite'
import { workspaceAliases } from '../../../../scripts/workspace-aliases.mjs'
import { svelte4 } from '../../../../testing/src/vite-svelte-4.ts'

const [page = '', scene = '{}', version = '5'] = process.argv.slice(2)
const isFour = version === '4'
const server = await createServer({
  configFile: false,
  root: fileURLToPath(new URL('../../', import.meta.url)),
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
  resolve: { alias: workspaceAliases() },
  plugins: isFour ? [svelte4()] : [svelte({ configFile: false })],
})
try {
  const { default: Page } = await server.ssrLoadModule(`/src/test/${page}`)
  const props = { scene: JSON.parse(scene) }
  process.stdout.write(isFour ? Page.render(props).html : await withSvelte5(Page, props))
} finally {
  await server.close()
}

async function withSvelte5(Page, props) {
  const { render } = await server.ssrLoadModule('svelte/server')
  return render(Page, { props }).body
}
