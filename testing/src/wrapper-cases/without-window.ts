import { vi } from 'vitest'

/** Does the work as on a server. */
export async function withoutWindow<T>(work: () => T | Promise<T>): Promise<T> {
  vi.stubGlobal('window', undefined)
  try {
    return await work()
  } finally {
    vi.unstubAllGlobals()
  }
}
