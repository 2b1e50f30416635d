import { HistoryError } from '../learning/history-error.ts'
import { ModelFileError } from '../learning/model-file.ts'
import { TooFewError } from '../learning/train-from-files.ts'
import type { ExitCode, Terminal } from './terminal.ts'

/**
 * Says what went wrong with a history or a model.
 *
 * @throws what is no fault of the files: a fault of ours
 */
export function tellLearningFailure(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof ModelFileError) {
    terminal.err(`${error.message}\n`)
    return 2
  }
  const ofFiles = error instanceof HistoryError || error instanceof TooFewError || (error instanceof Error && 'syscall' in error)
  if (!ofFiles) throw error
  terminal.err(`${error.message}\n`)
  return 1
}
