import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** A library measured beside the agent, as its makers ship it for a `<script>` tag. */
export interface Library {
  name: string
  /** The minified file. */
  file: string
  /** JavaScript for the page: an expression that gives a promise of the identifier, or of whatever it collected. */
  run: string
}

const packageFile = (main: string, ...path: string[]) => join(dirname(require.resolve(main)), ...path)

/** Network calls of their own are switched off where there is a switch; the page's policy lets none through anyway. */
export const peers = [
  {
    name: 'fingerprintjs',
    file: packageFile('@fingerprintjs/fingerprintjs', 'fp.umd.min.js'),
    run: 'FingerprintJS.load().then((agent) => agent.get()).then((result) => result.visitorId)',
  },
  {
    name: 'thumbmarkjs',
    file: packageFile('@thumbmarkjs/thumbmarkjs', 'thumbmark.umd.js'),
    run: 'new ThumbmarkJS.Thumbmark({ logging: false }).get().then((result) => result.thumbmark)',
  },
  {
    name: 'clientjs',
    file: packageFile('clientjs', '..', 'dist', 'client.base.min.js'),
    run: 'Promise.resolve(String(new ClientJS().getFingerprint()))',
  },
] as const satisfies readonly Library[]

export type PeerName = (typeof peers)[number]['name']

/** The agent's own file, and the least a page does with it: `start()` and `collect()` in one tick. */
export const selfsame: Library = {
  name: 'selfsame',
  file: require.resolve('@selfsame/core/agent.js'),
  run: "Selfsame.start({ apiKey: 'pk_bench' }).collect()",
}
