import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export async function loadsFingerprint(project) {
  const say = "console.log(typeof m.start({ apiKey: 'pk_example' }).get)"
  const imported = await prints(project, 'module', `import * as m from '@selfsame/core/fingerprint'; ${say}`, 'function')
  return imported ?? prints(project, 'commonjs', `const m = require('@selfsame/core/fingerprint'); ${say}`, 'function')
}

export function loadsAsNuxtModule(project) {
  const line = "import nuxt from '@selfsame/vue/nuxt'; nuxt.getMeta().then(({ name, configKey }) => console.log(name, configKey))"
  return prints(project, 'module', line, '@selfsame/vue selfsame')
}

/** As `vite-plugin-svelte` does with a `.svelte.js` file; a rune that was already compiled away could not react. */
export function runesCompile(project) {
  const line = `import { readFileSync } from 'node:fs'
    import { fileURLToPath } from 'node:url'
    import { compileModule } from 'svelte/compiler'
    const file = fileURLToPath(import.meta.resolve('@selfsame/svelte/runes'))
    const code = readFileSync(file, 'utf8')
    for (const generate of ['client', 'server']) compileModule(code, { filename: file, generate })
    console.log(file.endsWith('.svelte.js') && code.includes('$derived') ? 'compiled' : file)`
  return prints(project, 'module', line, 'compiled')
}

/** Before all else, or Next takes the hooks for server code. */
export async function keepUseClient({ cwd }) {
  for (const file of ['index.js', 'index.cjs']) {
    const code = readFileSync(join(cwd, 'node_modules/@selfsame/react/dist', file), 'utf8')
    if (!code.startsWith("'use client'\n")) return `${file} begins with ${JSON.stringify(code.slice(0, 40))}`
  }
}

async function prints({ run }, type, code, expected) {
  const { output } = await run('node', [`--input-type=${type}`, '-e', code])
  if (output.trim() !== expected) return output
}
