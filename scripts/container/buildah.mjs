import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { environment, run } from '../run.mjs'

/** A build installs packages; in ms. */
const TIMEOUT = 300_000

/**
 * buildah with images of its own in a folder, that go with it; needs no service. `chroot`: containers without namespaces of their own, so
 * that it also runs where one is within a container already.
 *
 * @param {string} folder
 */
export function openBuildah(folder) {
  const own = ['--root', join(folder, 'images'), '--runroot', join(folder, 'run'), '--storage-driver', 'vfs']
  /** Its command line, for what is to be started rather than run to its end. */
  const line = (/** @type {string[]} */ ...args) => [...own, ...args]
  /** @returns {Promise<string>} what it said */
  const call = async (/** @type {string[]} */ ...args) => {
    const { code, output } = await run('buildah', line(...args), { env: { ...environment, BUILDAH_ISOLATION: 'chroot' }, capture: true, timeout: TIMEOUT })
    if (code !== 0) throw new Error(`buildah ${args[0]} ended with ${code}:\n${output}`)
    return output.trim()
  }
  return {
    line,
    call,
    /** @returns {Promise<string>} name of a new container of an image */
    from: async (/** @type {string} */ image) => (await call('from', '--pull-never', image)).split('\n').at(-1) ?? '',
    async [Symbol.asyncDispose]() {
      await call('rm', '--all')
      // What is still mounted within would be deleted where it really lies.
      if (readFileSync('/proc/self/mounts', 'utf8').includes(` ${folder}/`)) throw new Error(`something is mounted in ${folder}`)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** @typedef {ReturnType<typeof openBuildah>} Buildah */
