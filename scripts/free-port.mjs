import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * A port on 127.0.0.1 that is free now.
 *
 * @param {number} wanted taken where it is free; 0: any
 * @returns {Promise<number>}
 */
export async function freePort(wanted = 0) {
  const server = createServer()
  try {
    server.listen(wanted, '127.0.0.1')
    await once(server, 'listening')
    return /** @type {import('node:net').AddressInfo} */ (server.address()).port
  } catch (error) {
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES') return freePort(0)
    throw error
  } finally {
    server.close()
  }
}
