/**
 * `npm run test:container`: builds the image of server/Dockerfile from this checkout, runs it, and looks at what it promises.
 *
 * stdout: one line a check. Exit 1 where one fails.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../run.mjs'
import { makeBaseImage } from './base-image.mjs'
import { openBuildah } from './buildah.mjs'
import { CHECKS } from './checks.mjs'
import { packInto } from './pack.mjs'
import { startContainer } from './start-container.mjs'

const FILES = ['Dockerfile', '.dockerignore', 'LICENSE']
const IMAGE = 'selfsame:test'

const folder = mkdtempSync(join(tmpdir(), 'selfsame-container-'))
{
  await using buildah = openBuildah(folder)
  const context = join(folder, 'context')
  mkdirSync(context)
  for (const file of FILES) cpSync(join(root, 'server', file), join(context, file))
  await packInto(context)

  const [, base = '', debian = ''] = /^FROM (node:\d+-(\w+)-slim)$/m.exec(readFileSync(join(context, 'Dockerfile'), 'utf8')) ?? []
  await makeBaseImage(buildah, { name: `docker.io/library/${base}`, debian })
  const arguments_ = ['--build-arg', 'PACKAGES=/packages/*.tgz', '--tag', IMAGE]
  await buildah.call('bud', '--isolation', 'chroot', '--pull-never', '--format', 'docker', ...arguments_, context)
  process.exitCode = (await checkAll(buildah)) ? 0 : 1
}

/** @param {import('./buildah.mjs').Buildah} buildah */
async function checkAll(buildah) {
  await using server = await startContainer(buildah, `localhost/${IMAGE}`)
  for (const { name, check } of CHECKS) {
    const problem = await check(server)
    console.log(problem ? `FAILED  ${name}\n${problem}\n${server.output()}` : `ok      ${name}`)
    if (problem) return false
  }
  return true
}
