/** @see https://wicg.github.io/scheduling-apis/ */
interface WithScheduler {
  readonly scheduler?: { yield?(): Promise<void> }
}

const waiting: (() => void)[] = []
let port: MessagePort | undefined

/**
 * Gives the page a turn: resolves in a new task, so that what follows is no part of the present one.
 *
 * A message rather than a timer where `scheduler.yield` is missing: nested timers are held back to 4 ms each, and to
 * a second in a hidden tab. One channel for all, as WebKit announces each new one to another process.
 */
export function yieldToPage(): Promise<void> {
  const { scheduler } = globalThis as unknown as WithScheduler
  if (scheduler?.yield) return scheduler.yield()
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
