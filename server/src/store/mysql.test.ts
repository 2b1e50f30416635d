import { createDatabase, freePort } from '@selfsame/testing'
import { sharedServer } from '@selfsame/testing/shared-server'
import { expect, test } from 'vitest'
import { createStore } from './create-store.ts'
import { describeStore } from './suite.ts'

for (const dialect of ['mariadb', 'mysql'] as const) {
  const server = await sharedServer(dialect)
  if (server.state === 'ready') {
    describeStore(`${dialect} ${server.version}`, async () => {
      const database = await createDatabase(server.url)
      return { location: { url: database.url }, remove: database.drop }
    })
  } else {
    process.stderr.write(`\nTHE STORE WAS NOT TESTED ON ${dialect.toUpperCase()}: ${server.reason}\n\n`)
    test.skip(`${dialect}: not tested, ${server.reason}`)
  }
}

test('a database that does not answer is an error of its own kind, without the password', async () => {
  const url = `mysql://user:hunter2@127.0.0.1:${await freePort()}/nowhere`
  const warnings: string[] = []
  const store = createStore({ url, onWarning: (message) => void warnings.push(message) })
  const error: unknown = await store.ping().catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'service_unavailable' })
  expect(JSON.stringify([error, String(error), warnings])).not.toContain('hunter2')
  await store.close()
})
