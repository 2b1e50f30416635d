import { cpSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from '../run.mjs'

const TIMEOUT = 300_000
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt'

/**
 * Stands in for the image that the Dockerfile begins with, where no registry of images can be reached: the same Debian from its own mirror,
 * our Node and this machine's npm in the same places, and the user `node`.
 *
 * @param {import('./buildah.mjs').Buildah} buildah
 * @param {{ name: string, debian: string }} image
 */
export async function makeBaseImage({ call, from }, { name, debian }) {
  const container = await from('scratch')
  const tree = await call('mount', container)
  await expectSuccess('debootstrap', ['--variant=minbase', debian, tree, await mirror()])
  await expectSuccess('chroot', [tree, 'useradd', '--create-home', '--uid', '1000', 'node'])
  const npm = realpathSync((await expectSuccess('which', ['npm'])).trim())
  copy(process.execPath, join(tree, 'usr/local/bin/node'))
  copy(dirname(dirname(npm)), join(tree, 'usr/local/lib/node_modules/npm'))
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(tree, 'usr/local/bin/npm'))
  for (const file of ['/etc/resolv.conf', CERTIFICATES]) copy(file, join(tree, file))
  await call('config', '--env', `NODE_EXTRA_CA_CERTS=${CERTIFICATES}`, container)
  await call('commit', container, name)
}

/** The mirror that this machine's own packages come from. */
async function mirror() {
  const listed = await expectSuccess('apt-get', ['indextargets', '--format', '$(LABEL) $(REPO_URI)', 'Created-By: Packages'])
  const line = listed.split('\n').find((target) => target.startsWith('Debian '))
  if (!line) throw new Error('apt knows no Debian mirror on this machine (run apt-get update)')
  return line.slice('Debian '.length).trim()
}

/**
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to, { recursive: true, dereference: true })
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function expectSuccess(command, args) {
  const { code, output } = await run(command, args, { capture: true, timeout: TIMEOUT })
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output}`)
  return output
}
