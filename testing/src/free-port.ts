import { createServer } from 'node:net'

/**
 * A TCP port of 127.0.0.1 that nobody listens on right now.
 *
 * Two callers never get the same port within one process; between processes a rare race remains, so prefer port 0
 * where the server can tell which port it took.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await probe()
    if (handedOut.has(port)) continue
    handedOut.add(port)
    return port
  }
}

const handedOut = new Set<number>()

function probe(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port')
      server.close(() => resolve(address.port))
    })
  })
}
