import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'

/** A file system in memory that can be filled to the last byte. */
export interface SmallDisk extends Disposable {
  readonly path: string
  fill(): void
  free(): void
}

const FILLER = 'filler'
const CHUNK = Buffer.alloc(65_536)

/** Why there can be none here; undefined: there can. */
export function noSmallDisk(): string | undefined {
  return process.getuid?.() === 0 && existsSync('/bin/mount') ? undefined : 'only root can mount a tmpfs'
}

/** @param size in MiB */
export function smallDisk(size: number): SmallDisk {
  const folder = tempDir('disk')
  run('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', folder.path])
  const filler = join(folder.path, FILLER)
  return {
    path: folder.path,
    fill: () => fill(filler),
    free: () => rmSync(filler, { force: true }),
    [Symbol.dispose]() {
      run('umount', ['-l', folder.path])
      folder.remove()
    },
  }
}

function fill(path: string): void {
  const file = openSync(path, 'a')
  try {
    for (let chunk = CHUNK; chunk.length > 0; ) {
      try {
        writeSync(file, chunk)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
        chunk = chunk.subarray(0, chunk.length >> 1)
      }
    }
  } finally {
    closeSync(file)
  }
}

function run(program: string, args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`)
}
