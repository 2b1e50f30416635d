/** What agent and server work out alike. No validator here: the agent bundles this folder. */
export { checkOf } from './check-of.ts'
export { digest } from './digest.ts'
export { stableKey } from './stable-key.ts'
