import { readFileSync } from 'node:fs'

const consumer = readFileSync(new URL('consumer.txt', import.meta.url), 'utf8')

/** Our declarations are checked too (`skipLibCheck: false`): an import that is not there would else be a silent `any`. */
const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: false,
  target: 'ES2022',
  lib: ['ES2023', 'ESNext.Disposable', 'DOM', 'DOM.Iterable'],
  types: ['node'],
}
/** Milliseconds; half a minute on two free cores. */
const TIMEOUT = 240_000

const MODES = [
  { files: ['bundler.ts'], module: 'ESNext', moduleResolution: 'bundler' },
  { files: ['esm.mts', 'cjs.cts'], module: 'NodeNext', moduleResolution: 'NodeNext' },
]

export async function compiles({ write, run }) {
  for (const { files, ...mode } of MODES) {
    for (const file of files) write(file, consumer)
    write('tsconfig.json', JSON.stringify({ compilerOptions: { ...STRICT, ...mode }, files }))
    const { code, output, timedOut } = await run('node', ['node_modules/typescript/bin/tsc', '-p', '.'], { timeout: TIMEOUT })
    if (code !== 0) return `${files.join(', ')}${timedOut ? ': timed out' : ''}\n${output}`
  }
}
