import { fileURLToPath } from 'node:url'
import type { UserConfig } from 'vite'

/** What all examples build with: no inlined file and no inline script, so that the strict policy of their back end holds. */
export const viteSettings: UserConfig = {
  publicDir: fileURLToPath(new URL('./public', import.meta.url)),
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2020', emptyOutDir: true },
}
