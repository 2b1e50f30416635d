import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const HOME = fileURLToPath(new URL('../../versions/svelte-4/package.json', import.meta.url))

interface Compiler {
  compile(code: string, options: { filename: string; generate: 'dom' | 'ssr'; hydratable: boolean }): { js: { code: string; map: string } }
}

/** Compiles the repository's components with Svelte 4 and lets all that imports `svelte` have that one. */
export function svelte4(): Plugin {
  const { compile } = createRequire(HOME)('svelte/compiler') as Compiler
  return {
    name: 'selfsame:svelte-4',
    enforce: 'pre',
    config: () => ({ ssr: { noExternal: ['svelte'] } }), // else Node finds the other one
    resolveId(id, _importer, options) {
      return /^svelte(?:$|\/)/.test(id) ? this.resolve(id, HOME, { ...options, skipSelf: true }) : undefined
    },
    transform(code, id, options) {
      if (!id.endsWith('.svelte')) return undefined
      return compile(code, { filename: id, generate: options?.ssr ? 'ssr' : 'dom', hydratable: true }).js
    },
  }
}
