import { launch } from '@selfsame/testing'
import type { PageResult } from '../pages/identify-page.ts'
import { peers, type PeerName } from '../peers.ts'
import { USUAL, type Baseline } from './baselines.ts'
import type { Case } from './cases.ts'
import { sayWhy } from './say-why.ts'
import { withCopy } from './store-template.ts'
import { visit, type Place } from './visit.ts'

export type Verdict = 'kept' | 'lost'
export type CaseResult = {
  name: string
  selfsame: Verdict
  confidence: number
  /** A "new" that the case allows, with a low confidence and a word on why. */
  allowed?: true
  /** What our server said of a confidence that needs words. */
  comment?: string
} & Record<PeerName, Verdict>

/** Below this an answer "new" says that it is a guess. */
const UNSURE = 0.75

async function changedVisits(each: Case, baseline: Baseline, place: Place): Promise<PageResult[]> {
  await using browser = await launch(baseline.engine, { ...USUAL, ...each.launch(baseline) })
  const page = await browser.newPage()
  const results = [await visit(page, place)]
  if (each.then) {
    await each.then(page)
    results.splice(0, 1, await visit(page, place))
  }
  while (results.length < (each.loads ?? 1)) results.push(await visit(page, place))
  return results
}

/** A "new" that is right: the case allows it, the confidence is low, and the answer says why. */
const saysSo = (each: Case, { visitorFound, confidence, comment }: PageResult) =>
  each.mayBeNew === true && !visitorFound && confidence < UNSURE && comment !== undefined

/** Runs one case against a copy of the store, and holds each library against what it said at first. */
export async function runCase(each: Case, baseline: Baseline, context: { pages: string; dataDir: string }): Promise<CaseResult> {
  return withCopy(context.dataDir, async (server) => {
    const results = await changedVisits(each, baseline, { pages: context.pages, server })
    const { first } = baseline
    const verdict = (kept: (result: PageResult) => boolean): Verdict => (results.every(kept) ? 'kept' : 'lost')
    const last = results.at(-1) ?? first
    await sayWhy(server, last)
    return {
      name: each.name,
      selfsame: verdict((result) => result.visitorId === first.visitorId),
      ...(results.every((result) => saysSo(each, result)) && { allowed: true as const }),
      confidence: last.confidence,
      ...(last.comment && { comment: last.comment }),
      ...(Object.fromEntries(
        peers.map(({ name }) => [name, verdict((result) => result.peers[name] === first.peers[name] && result.peers[name] !== 'failed')]),
      ) as Record<PeerName, Verdict>),
    }
  })
}
