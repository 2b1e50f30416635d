import manifest from '../package.json' with { type: 'json' }

/** Of @selfsame/server. */
export const VERSION = manifest.version
