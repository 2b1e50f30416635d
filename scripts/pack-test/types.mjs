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
const MODES = [
  { file: 'bundler.ts', module: 'ESNext', moduleResolution: 'bundler' },
  { file: 'esm.mts', module: 'NodeNext', moduleResolution: 'NodeNext' },
  { file: 'cjs.cts', module: 'NodeNext', moduleResolution: 'NodeNext' },
]

export async function compiles({ write, run }) {
  for (const { file, ...mode } of MODES) {
    write(file, consumer)
    write('tsconfig.json', JSON.stringify({ compilerOptions: { ...STRICT, ...mode }, files: [file] }))
    const { code, output } = await run('npx', ['--no-install', 'tsc', '-p', '.'], { timeout: 120_000 })
    if (code !== 0) return `${file}:\n${output}`
  }
}
