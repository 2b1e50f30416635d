import type { PageResult } from '../pages/identify-page.ts'
import { say } from '../report.ts'
import type { SelfsameServer } from '../selfsame-server.ts'

/** The comparisons that moved, on stderr: what a lost or merged id is mended by. */
export async function sayWhy(server: SelfsameServer, { eventId, visitorFound, confidence }: PageResult): Promise<void> {
  const { linkage } = await server.explanation(eventId)
  const moved = linkage.comparisons
    .filter(({ level }) => level !== 'same')
    .map(({ name, level, bits }) => `${name} ${level} ${bits.toFixed(1)}`)
  const bits = linkage.candidates[0]?.bits.toFixed(1) ?? 'no'
  say(`  ${visitorFound ? 'found' : 'new'} ${confidence.toFixed(3)}; best candidate ${bits} bits; ${moved.join(', ')}`)
}
