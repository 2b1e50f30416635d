import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * The playground's pair of keys: made once, kept in `<folder>/playground.env` (readable by its owner only), so that its
 * back end may ask the server that it runs beside.
 *
 * @param {string} folder
 * @returns {{ SELFSAME_PUBLIC_KEY: string, SELFSAME_SECRET_KEY: string }}
 */
export function playgroundKeys(folder) {
  const file = join(folder, 'playground.env')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const lines = [`SELFSAME_PUBLIC_KEY=pk_${random(24)}`, `SELFSAME_SECRET_KEY=sk_${random(32)}`, '']
    publish(file, lines.join('\n'))
  }
  chmodSync(file, 0o600)
  const text = readFileSync(file, 'utf8')
  return { SELFSAME_PUBLIC_KEY: read(text, 'SELFSAME_PUBLIC_KEY', file), SELFSAME_SECRET_KEY: read(text, 'SELFSAME_SECRET_KEY', file) }
}

/** Writes a file whole or, where somebody else was faster, not at all: nobody ever reads half of it. */
function publish(file, text) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}

function random(length) {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

function read(text, name, file) {
  const [, value] = new RegExp(`^${name}=(\\S+)$`, 'm').exec(text) ?? []
  if (!value) throw new Error(`${file} lacks ${name}: delete the file, and a new pair is made`)
  return value
}
