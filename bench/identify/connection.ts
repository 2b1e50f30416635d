import { connect, type Socket } from 'node:net'

/** Keep-alive, with one request at a time; as little work as can be, since it shares the machine. */
export interface Connection {
  /**
   * @returns the status, once the whole answer is here
   * @throws the connection broke, or there was no answer in time
   */
  send(request: Buffer): Promise<number>
  close(): void
}

/** Longest wait for an answer, in ms. */
const TIMEOUT_MS = 20_000
/** Idle for longer, in ms, a connection is not trusted any more: a server ends it after a while, ours after 65 s. */
const IDLE_MS = 30_000

/** @param idle ms without a request after which the next one goes over a connection of its own */
export function openConnection(port: number, idle = IDLE_MS): Connection {
  let line = openLine(port)
  return {
    send(request) {
      if (!line.isFresh(idle)) {
        line.close()
        line = openLine(port)
      }
      return line.send(request)
    },
    close: () => line.close(),
  }
}

interface Line extends Connection {
  /** Whether it is there, and was used in the last so many ms. */
  isFresh(idle: number): boolean
}

/** One socket. */
function openLine(port: number): Line {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let received = ''
  let used = performance.now()
  let waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined
  socket.setEncoding('latin1')
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
    used = performance.now()
    socket.setTimeout(0) // what is idle waits for nothing
    const { resolve } = waiting ?? {}
    waiting = undefined
    resolve?.(status)
  })
  return {
    isFresh: (idle) => socket.writable && performance.now() - used < idle,
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.setTimeout(TIMEOUT_MS)
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
