/** Runs what `npm run bundle` made; Nitro takes HOST and PORT from the environment, and so the page's settings. */
const { SELFSAME_URL, SELFSAME_PUBLIC_KEY, SELFSAME_BASE_PATH = '/s' } = process.env
process.env.NUXT_PUBLIC_SELFSAME_API_KEY ??= SELFSAME_PUBLIC_KEY
process.env.NUXT_PUBLIC_SELFSAME_ENDPOINT ??= `${SELFSAME_URL}${SELFSAME_BASE_PATH}`
process.env.HOST ??= '127.0.0.1'
await import('./dist/server/index.mjs')
