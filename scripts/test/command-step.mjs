import { run } from '../run.mjs'

const TIMEOUT_MINUTES = 8

/**
 * A step of `npm test` that is one check: it passes when its command exits with 0.
 *
 * @param {{ name: string, title: string, line: string[], needs?: string[], onRequest?: boolean }} step `line`: program and arguments
 */
export function commandStep({ name, title, line: [program = '', ...args], needs = [], onRequest = false }) {
  const check = async ({ say, stream }) => {
    const { code, timedOut } = await run(program, args, { timeout: TIMEOUT_MINUTES * 60_000, stdout: stream })
    if (timedOut) say(`Stopped after ${TIMEOUT_MINUTES} minutes.`)
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  }
  return { name, title, needs, onRequest, run: check }
}
