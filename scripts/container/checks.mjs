import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE = 60_000
const NODE_USER = '1000'

/**
 * In order, on one running container. Each resolves to nothing, or to what is wrong.
 *
 * @type {{ name: string, check: (container: import('./start-container.mjs').Container) => Promise<string | void> }[]}
 */
export const CHECKS = [
  { name: 'it becomes healthy, by its own health check', check: becomesHealthy },
  { name: 'it hands out the agent, and prints its first keys', check: handsOutAgent },
  { name: 'it runs as node, and keeps its data in /data for nobody else', check: runsAsNode },
  { name: 'SIGTERM ends it with 0', check: endsOnSigterm },
]

async function becomesHealthy({ run, healthcheck }) {
  let problem = 'never asked'
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(500)) {
    problem = await run(...healthcheck).then(() => '', String)
    if (problem === '') return
  }
  return problem
}

async function handsOutAgent({ origin, output }) {
  const agent = await fetch(`${origin}/s/agent.js`)
  const text = await agent.text()
  if (agent.status !== 200 || !text.includes('Selfsame')) return `/s/agent.js: ${agent.status}, ${text.length} characters`
  if (!/public key {2}pk_\w+/.test(output())) return 'no key was printed'
}

async function runsAsNode({ run, config }) {
  const owner = await run('stat', '--format', '%u %a', '/data/selfsame.sqlite')
  if (config.User !== 'node' || owner !== `${NODE_USER} 600`) return `user ${config.User}, /data/selfsame.sqlite ${owner}`
}

async function endsOnSigterm({ pid, exited }) {
  process.kill(pid(), 'SIGTERM')
  const code = await Promise.race([exited, sleep(PATIENCE, 'still running', { ref: false })])
  if (code !== 0) return `it ended with ${code}`
}
