import { spawn } from 'node:child_process'
import { freePort } from '../free-port.mjs'
import { killGroup } from '../run.mjs'

/**
 * Starts an image as an engine would: its own user, environment and command, at a free port.
 *
 * @param {import('./buildah.mjs').Buildah} buildah
 * @param {string} image
 */
export async function startContainer(buildah, image) {
  const container = await buildah.from(image)
  const { OCIv1, Docker } = JSON.parse(await buildah.call('inspect', container))
  const port = await freePort()
  const within = ['run', '--isolation', 'chroot', '--env', `SELFSAME_PORT=${port}`, container, '--']
  const child = spawn('buildah', buildah.line(...within, ...OCIv1.config.Cmd), { detached: true })
  const exited = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return {
    origin: `http://127.0.0.1:${port}`,
    config: OCIv1.config,
    /** What an engine asks it by; the first word says how. */
    healthcheck: Docker.config.Healthcheck.Test.slice(1),
    output: () => output,
    /** @returns {Promise<number | null>} exit code, once it has ended */
    exited,
    /** The server's own id, from its log. */
    pid: () => Number(/"pid":(\d+)/.exec(output)?.[1]),
    /** Runs a command in the container. @returns {Promise<string>} what it said; rejects where it fails */
    run: (/** @type {string[]} */ ...command) => buildah.call(...within, ...command),
    [Symbol.asyncDispose]: async () => {
      killGroup(child, 'SIGKILL')
      await exited
    },
  }
}

/** @typedef {Awaited<ReturnType<typeof startContainer>>} Container */
