/** Runs what `npm run bundle` made. */
import { createServer } from 'node:http'
import next from 'next'

const { HOST: hostname = '127.0.0.1', PORT = '3000' } = process.env
const app = next({ dev: false, dir: import.meta.dirname, hostname, port: Number(PORT) })
await app.prepare()
const handle = app.getRequestHandler()

createServer((request, response) => {
  // no proxy stands before this server: what a client says of its own address is not believed, and Next puts in what it sees
  delete request.headers['x-forwarded-for']
  void handle(request, response)
}).listen(Number(PORT), hostname)
