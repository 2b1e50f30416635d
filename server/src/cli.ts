#!/usr/bin/env node
/** Oldest Node the server runs on; an older one crashes in the SQLite driver instead of saying so. */
const OLDEST_NODE = 22

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  process.stderr.write(`selfsame needs Node ${OLDEST_NODE} or newer; this is ${process.version}.\n`)
  process.exitCode = 1
} else {
  const { main } = await import('./main.ts')
  process.exit(await main(process.argv.slice(2)))
}

export {} // a module, so that it may await
