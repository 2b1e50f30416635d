import { connect, type Socket } from 'node:net'

/** One keep-alive connection with one request at a time; as little work as can be, since it shares the machine. */
export interface Connection {
  /** @returns the status, once the whole answer is here */
  send(request: Buffer): Promise<number>
  close(): void
}

/** Longest wait for an answer, in ms. */
const TIMEOUT_MS = 20_000

export function openConnection(port: number): Connection {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let received = ''
  let waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined
  socket.setEncoding('latin1')
  socket.setTimeout(TIMEOUT_MS)
  const fail = (error: Error) => {
    waiting?.reject(error)
    waiting = undefined
  }
  socket.on('timeout', () => socket.destroy(new Error('no answer in time')))
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the connection was closed')))
  socket.on('data', (chunk: string) => {
    received += chunk
    const status = statusOf(received)
    if (status === undefined) return
    received = ''
    const { resolve } = waiting ?? {}
    waiting = undefined
    resolve?.(status)
  })
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => void socket.destroy(),
  }
}

/** @returns undefined: more is to come */
function statusOf(text: string): number | undefined {
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
  return length !== undefined && text.length >= end + 4 + Number(length) ? Number(text.slice(9, 12)) : undefined
}
