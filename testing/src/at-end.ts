const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const tasks = new Set<() => void>()

/**
 * Runs `task` when this process ends, whether it finishes, exits or is told to by a signal; last come, first served,
 * so that a server goes before its folder. Must be synchronous. Nothing helps against SIGKILL.
 *
 * @returns takes the task off again
 */
export function atEnd(task: () => void): () => void {
  if (tasks.size === 0) listen()
  tasks.add(task)
  return () => {
    tasks.delete(task)
    if (tasks.size === 0) unlisten()
  }
}

function listen(): void {
  process.on('exit', runAll)
  for (const signal of SIGNALS) process.on(signal, endBySignal)
}

function unlisten(): void {
  process.off('exit', runAll)
  for (const signal of SIGNALS) process.off(signal, endBySignal)
}

/**
 * A listener keeps the signal from ending the process. Where others listen they decide, and `exit` follows when they
 * are done; where ours is the only one, the signal is sent again without it.
 */
function endBySignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return
  runAll()
  unlisten()
  process.kill(process.pid, signal)
}

function runAll(): void {
  const latestFirst = [...tasks].reverse()
  tasks.clear()
  for (const task of latestFirst) task()
}
