import { vi } from 'vitest'

/** Problems that a framework reports: to the console, or as an error that nobody caught. */
export interface Said extends Disposable {
  readonly problems: readonly string[]
}

export function listenToConsole(): Said {
  const problems: string[] = []
  const note = (...words: unknown[]) => void problems.push(words.map(String).join(' '))
  const spies = [vi.spyOn(console, 'error').mockImplementation(note), vi.spyOn(console, 'warn').mockImplementation(note)]
  process.on('unhandledRejection', note)
  return {
    problems,
    [Symbol.dispose]() {
      process.off('unhandledRejection', note)
      for (const spy of spies) spy.mockRestore()
    },
  }
}
