/** Runs what `npm run bundle` made; adapter-node takes HOST and PORT from the environment. */
const { HOST = '127.0.0.1', PORT = '3000' } = process.env
Object.assign(process.env, { HOST, PORT, ORIGIN: process.env.PAGE_ORIGIN ?? `http://${HOST}:${PORT}` })
await import('./dist/index.js')
