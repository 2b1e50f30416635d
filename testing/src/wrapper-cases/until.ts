/** Kept, so that a case may stop the page's clock. */
const { setTimeout } = globalThis

const STEP_MS = 5
/** Longest that anything takes on a machine with much else to do. */
const PATIENCE_MS = 8000
/** Long enough for a request that should not have been made to arrive. */
const SETTLE_MS = 150

/** Repeats the assertion until it holds; throws what it threw last. */
export async function until(assertion: () => void, patienceMs = PATIENCE_MS): Promise<void> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    try {
      return assertion()
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, STEP_MS))
  }
}

export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
}
