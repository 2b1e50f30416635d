const waiting: (() => void)[] = []
let port: MessagePort | undefined

/**
 * Gives the page a turn: resolves in a new task, behind those that wait already.
 *
 * A message, not `scheduler.yield`, which comes before timers and answers of other processes, and those are what slow
 * sources wait for; nor a timer, as nested ones are held back to 4 ms, and to a second in a hidden tab. One channel
 * for all, for WebKit announces each new one to another process.
 */
export function yieldToPage(): Promise<void> {
  port ??= openPort()
  return new Promise((resolve) => {
    waiting.push(resolve)
    port?.postMessage(0)
  })
}

function openPort(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => waiting.shift()?.()
  return port2
}
