import { addImports, addPluginTemplate, defineNuxtModule } from '@nuxt/kit'
import type { NuxtModule } from '@nuxt/schema'
import type { StartOptions } from '@selfsame/core'

/** As `start()` of `@selfsame/core` takes them; `apiKey` and `endpoint` may also come from the environment. */
export type ModuleOptions = Partial<StartOptions>

declare module '@nuxt/schema' {
  interface NuxtConfig {
    selfsame?: ModuleOptions
  }
  interface NuxtOptions {
    selfsame?: ModuleOptions
  }
  interface PublicRuntimeConfig {
    /** `NUXT_PUBLIC_SELFSAME_API_KEY` and `NUXT_PUBLIC_SELFSAME_ENDPOINT` replace what the configuration says. */
    selfsame: StartOptions
  }
}

const COMPOSABLES = ['useConsent', 'useSelfsame', 'useVisitorData']

/** Of the app, made in its build folder: there `#imports` is known, and `@selfsame/vue` is the app's own. */
const PLUGIN = `import { defineNuxtPlugin, useRuntimeConfig } from '#imports'
import { createSelfsame } from '@selfsame/vue'

export default defineNuxtPlugin({
  name: 'selfsame',
  setup({ vueApp }) {
    const { endpoint, ...options } = useRuntimeConfig().public.selfsame
    vueApp.use(createSelfsame(endpoint ? { ...options, endpoint } : options))
  },
})
`

/** Nuxt module: gives the app an agent, made of `runtimeConfig.public.selfsame`, and imports the composables by name. */
const selfsame: NuxtModule<ModuleOptions> = defineNuxtModule<ModuleOptions>({
  meta: { name: '@selfsame/vue', configKey: 'selfsame', compatibility: { nuxt: '>=3.13.0' } },
  // The environment can replace only what has a value
  defaults: { apiKey: '', endpoint: '' },
  setup(options, { options: { runtimeConfig } }) {
    runtimeConfig.public.selfsame = { ...options, ...runtimeConfig.public.selfsame }
    addImports(COMPOSABLES.map((name) => ({ name, from: '@selfsame/vue' })))
    addPluginTemplate({ filename: 'selfsame.mjs', getContents: () => PLUGIN })
  },
})

export default selfsame
