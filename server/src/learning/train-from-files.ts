import type { Model } from '../linkage/index.ts'
import { readHistory } from './history.ts'
import type { HistoryVisit } from './matcher.ts'
import { measure } from './measure.ts'
import type { Metrics } from './metrics.ts'
import { visitsOfPart, type Part } from './split.ts'
import { train, type LabelledHistory } from './train.ts'

export interface FileTraining {
  /** History files; each is an installation of its own. */
  files: readonly string[]
  /** Whether addresses may be used; without them is learned in any case, since visitors may come without. */
  network: boolean
  present: Model
  version: string
  onProgress: (message: string) => void
}

export interface Trained {
  model: Model
  /** Visits of the browsers that neither model has learned from, by the present and by the new one. */
  tests: { file: string; network: boolean; before: Metrics; after: Metrics }[]
}

/** Fewest returns of held-out browsers that can tell one model from another. */
const FEWEST_RETURNS = 50

/** There is too little to learn from. */
export class TooFewError extends Error {
  override readonly name = 'TooFewError'
}

const part = (file: string, of: Part): AsyncGenerator<HistoryVisit> => visitsOfPart(readHistory(file), of)

/** @throws {TooFewError} */
async function checkEnough(files: readonly string[]): Promise<void> {
  const seen = new Set<string>()
  let returns = 0
  for (const file of files) {
    for await (const { browserId } of part(file, 'test')) {
      if (seen.has(`${file} ${browserId}`)) returns += 1
      seen.add(`${file} ${browserId}`)
    }
  }
  if (returns < FEWEST_RETURNS) {
    throw new TooFewError(`Too few visits to learn from: browsers held out to judge by came back ${returns} times, ${FEWEST_RETURNS} are needed. A fifth of the browsers is held out.`)
  }
}

/**
 * Learns a model from histories and holds it against the present one: three fifths of the browsers for the weights, one
 * for the calibration, one to judge both models by. Files are read again and again, never held in memory.
 *
 * @throws {HistoryError} a file cannot be used
 * @throws {TooFewError} there is too little to judge by
 */
export async function trainFromFiles({ files, network, present, version, onProgress }: FileTraining): Promise<Trained> {
  await checkEnough(files)
  const networks = network ? [true, false] : [false]
  const histories = (of: Part): LabelledHistory[] =>
    files.flatMap((file) => networks.map((each) => ({ visits: () => part(file, of), network: each })))
  const model = await train({ version, histories: histories('fit'), held: histories('calibrate'), base: present, onProgress })
  const tests: Trained['tests'] = []
  for (const file of files) {
    for (const each of networks) {
      onProgress(`judging by ${file}, ${each ? 'with' : 'without'} network evidence`)
      const [before, after] = [present, model].map((one) => measure(part(file, 'test'), { network: each, model: one }))
      if (before && after) tests.push({ file, network: each, before: await before, after: await after })
    }
  }
  return { model, tests }
}
