import type { Ground, Outcome } from './ground.ts'
import type { Drive } from './drive.ts'
import { say } from '../report.ts'
import { ServerEnded } from '../selfsame-server.ts'

export type Verdict = 'bad' | 'good' | 'not_detected' | 'failed'

/** One visit, or what kept it from being one: that is told, and counts as `failed`, unless it keeps all others as well. */
export async function attempt(ground: Ground, { name, drive }: { name: string; drive: Drive }): Promise<Outcome | undefined> {
  say(name)
  try {
    return await ground.visit(drive)
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ServerEnded) throw error
    say(`  failed: ${error.message.split('\n')[0] ?? ''}`)
    return undefined
  }
}

export const selfsameOf = (outcome: Outcome | undefined): Verdict => outcome?.event?.bot ?? 'failed'

export function botdOf(outcome: Outcome | undefined): Verdict {
  const botd = outcome?.report.botd
  if (!botd || 'failed' in botd) return 'failed'
  return botd.bot ? 'bad' : 'not_detected'
}

/** What made it so, for whoever wonders about a verdict: to stderr. */
export function sayWhy({ explanation }: Outcome, signal: string): void {
  const found = explanation?.signals.find(({ name }) => name === signal)
  for (const { name, weight, reason } of found?.detectors ?? []) say(`  ${name} ${weight}: ${reason}`)
}
