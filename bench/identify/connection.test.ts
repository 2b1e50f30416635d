import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { openConnection } from './connection.ts'

const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'
const REQUEST = Buffer.from('POST / HTTP/1.1\r\n\r\n')

/** Answers all, or nothing. */
async function serve(answer = ANSWER) {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('data', () => void socket.write(answer))
    socket.on('error', () => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { sockets, port: (server.address() as AddressInfo).port }
}

function open(...options: Parameters<typeof openConnection>) {
  const connection = openConnection(...options)
  onTestFinished(() => connection.close())
  return connection
}

it('sends over one connection, one request after the other', async () => {
  const { sockets, port } = await serve()
  const connection = open(port)
  for (let count = 0; count < 3; count++) expect(await connection.send(REQUEST)).toBe(200)
  expect(sockets).toHaveLength(1)
})

it.for<[string, (socket: Socket) => unknown]>([
  ['ended', (socket) => socket.end()],
  ['reset', (socket) => socket.resetAndDestroy()],
])('opens another where the server %s it while it was idle', { timeout: 5_000 }, async ([, part]) => {
  const { sockets, port } = await serve()
  const connection = open(port)
  await connection.send(REQUEST)
  for (const socket of sockets) {
    part(socket)
    await once(socket, 'close')
  }
  await new Promise((resolve) => setTimeout(resolve, 50)) // the other end has to hear of it
  expect(await connection.send(REQUEST)).toBe(200)
  expect(sockets).toHaveLength(2)
})

it('opens another where the server may be about to end it', async () => {
  const { sockets, port } = await serve()
  const connection = open(port, 0)
  for (let count = 0; count < 2; count++) expect(await connection.send(REQUEST)).toBe(200)
  expect(sockets).toHaveLength(2)
})

it('fails where the connection ends in place of an answer', async () => {
  const { sockets, port } = await serve('')
  const connection = open(port)
  const answer = connection.send(REQUEST)
  answer.catch(() => undefined) // looked at below
  await expect.poll(() => sockets.length).toBe(1)
  sockets[0]?.destroy()
  await expect(answer).rejects.toThrow('the connection was closed')
})
