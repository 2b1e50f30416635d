/**
 * `npm run bench:NAME -- [options]`: installs and builds what the bench needs, then runs `bench/src/NAME.ts`.
 * All of that speaks on stderr; stdout is the bench's own, so that `--json` gives one document.
 */
import { root, run } from './run.mjs'

const [name = '', ...options] = process.argv.slice(2)
/** Run from sources, without browser, database or build. */
const FROM_SOURCES = ['linkage', 'population', 'signals-cost', 'token', 'wrappers']
const quick = options.includes('--help') || FROM_SOURCES.includes(name)

/** @param {string} title */
async function prepare(title, program, args) {
  process.stderr.write(`${title} ...\n`)
  const { code, output } = await run(program, args, { capture: true })
  process.stderr.write(code === 0 ? '' : output)
  if (code !== 0) process.exit(code)
}

if (!quick) {
  await prepare('Checking what the bench needs on this machine', 'node', ['scripts/setup/index.mjs'])
  await prepare('Building', 'turbo', ['run', 'build', '--filter=@selfsame/server', '--output-logs=errors-only'])
}
const { code } = await run('node', [`${root}bench/src/${name}.ts`, ...options])
process.exit(code)
