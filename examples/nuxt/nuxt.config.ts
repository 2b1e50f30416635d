import { fileURLToPath } from 'node:url'
import { defineNuxtConfig } from 'nuxt/config'

const shared = fileURLToPath(new URL('../shared', import.meta.url))

export default defineNuxtConfig({
  compatibilityDate: '2026-06-01',
  telemetry: false,
  devtools: { enabled: false },
  css: [`${shared}/src/example.css`],
  dir: { public: `${shared}/public` },
  nitro: { output: { dir: 'dist' } },
  modules: ['@selfsame/vue/nuxt'],
  // NUXT_PUBLIC_SELFSAME_CONSENT=required makes a page that asks first; the key and the endpoint come from there too
  selfsame: { consent: 'granted' },
  app: {
    head: {
      title: 'Selfsame with Nuxt',
      htmlAttrs: { lang: 'en' },
      meta: [{ name: 'color-scheme', content: 'light dark' }],
      link: [{ rel: 'icon', href: '/logo.svg', type: 'image/svg+xml' }],
    },
  },
})
