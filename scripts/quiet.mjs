/**
 * `node scripts/quiet.mjs next build`: runs a tool in the folder it is called in, under our own Node and without the
 * telemetry that meta-frameworks send unless told not to.
 */
import { run } from './run.mjs'

const [command = '', ...args] = process.argv.slice(2)
const { code } = await run(command, args, { cwd: process.cwd() })
process.exitCode = code
