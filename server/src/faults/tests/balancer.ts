import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** One address for several servers: each connection goes to the first that accepts. What stands before a cluster in production. */
export interface Balancer extends AsyncDisposable {
  readonly port: number
}

/** @param ports on 127.0.0.1, most wanted first */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    sockets.add(client)
    client.on('close', () => sockets.delete(client))
    client.on('error', () => client.destroy())
    forward(client, ports)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function forward(client: Socket, [port, ...others]: readonly number[]): void {
  if (port === undefined) return void client.destroy()
  const upstream = connect(port, '127.0.0.1')
  let open = false
  upstream.once('connect', () => {
    open = true
    client.pipe(upstream).pipe(client)
  })
  upstream.on('error', () => (open ? client.destroy() : forward(client, others)))
  client.on('close', () => upstream.destroy())
  upstream.on('close', () => open && client.destroy())
}
