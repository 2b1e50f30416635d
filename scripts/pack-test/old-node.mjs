import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Oldest major the server runs on; better-sqlite3 takes older ones down at load. */
const OLDEST = 22

/** Runs the packed command under the machine's own Node, where that is too old. */
export async function refusesOldNode({ cwd, run }) {
  const node = await findOldNode(run)
  if (!node) return console.log(`        (no Node older than ${OLDEST} here: not tried)`)
  const { code, output } = await run(node, [join(cwd, 'node_modules/@selfsame/server/dist/cli.js'), 'serve'])
  if (code !== 1) return `exit ${code} instead of 1:\n${output}`
  if (!output.includes(String(OLDEST)) || output.includes('    at ')) return `no plain message:\n${output}`
}

async function findOldNode(run) {
  const candidates = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'))
  for (const node of candidates.filter((path) => existsSync(path))) {
    const { output } = await run(node, ['-p', 'process.versions.node'])
    if (parseInt(output) < OLDEST) return node
  }
  return undefined
}
