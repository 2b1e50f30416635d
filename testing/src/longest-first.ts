import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take ten seconds or more, the longest first. Vitest, where it has not run them before, begins with the largest in bytes;
 * these are small, so all else had ended when the last of them ran, alone on one core.
 */
export const LONG_FILES = [
  'server/src/faults/kill.test.ts',
  'server/src/store/mysql.test.ts',
  'server/src/limits/several-processes.test.ts',
  'server/src/store/sqlite.test.ts',
  'server/src/privacy/erasure-traces.test.ts',
  'bench/identify/races.test.ts',
  'server/src/crash.test.ts',
  'server/src/serve.test.ts',
] as const

/** Begins with the files that take longest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files)
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG_FILES.findIndex((file) => moduleId.endsWith(`/${file}`))
      return at === -1 ? LONG_FILES.length : at
    }
    return others.toSorted((left, right) => place(left) - place(right))
  }
}

/**
 * Which order files run in: the longest first, unless the command asks for another. Vitest has a random order of its own for
 * `--sequence.shuffle` and `--sequence.shuffle.files`, with its seed, but only where no order is set.
 *
 * @param argv of the command
 */
export function fileOrder(argv: readonly string[]): { sequencer?: typeof LongestFirst } {
  const isShuffled = argv.some((option) => /^--sequence\.shuffle(\.files)?(=true)?$/.test(option))
  return isShuffled ? {} : { sequencer: LongestFirst }
}
