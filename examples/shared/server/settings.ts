/** What a back end is told by its environment; a missing value stops the start. */
export interface Settings {
  /** Origin of the Selfsame server, without a slash at the end. */
  selfsame: string
  /** Where the page's agent sends to: origin and base path. */
  endpoint: string
  publicKey: string
  /** Stays in this process: never part of an answer. */
  secretKey: string
  /** 0 takes a free one. */
  port: number
  host: string
  /** Origins of the example's pages; a sign-up with an event of any other page is refused. */
  pageOrigins: readonly string[]
}

/**
 * @param env `SELFSAME_URL SELFSAME_PUBLIC_KEY SELFSAME_SECRET_KEY`, and where they differ from the defaults
 *   `SELFSAME_BASE_PATH` (`/s`), `PORT` (3000), `HOST` (`127.0.0.1`), `PAGE_ORIGIN` (`http://` with host and port)
 * @throws {Error} a variable is missing or no number
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const selfsame = new URL(required(env, 'SELFSAME_URL')).origin
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is no port: ${env.PORT}`)
  const host = env.HOST ?? '127.0.0.1'
  return {
    selfsame,
    endpoint: selfsame + (env.SELFSAME_BASE_PATH ?? '/s'),
    publicKey: required(env, 'SELFSAME_PUBLIC_KEY'),
    secretKey: required(env, 'SELFSAME_SECRET_KEY'),
    port,
    host,
    pageOrigins: env.PAGE_ORIGIN ? [env.PAGE_ORIGIN] : [`http://${host}:${port}`, `http://localhost:${port}`],
  }
}

function required(env: Record<string, string | undefined>, name: string): string {
  const value = env[name]
  if (!value) throw new Error(`Set ${name}: this example needs a running Selfsame server and its two keys ("npm start" at the top does it all)`)
  return value
}
