import { readHistory } from '../learning/history.ts'
import { measure } from '../learning/measure.ts'
import { metricsText } from '../learning/metrics-text.ts'
import { chosenModel } from './chosen-model.ts'
import { JSON_OPTION, type CommandGroup } from './command-group.ts'
import { HISTORY_HELP } from './history-help.ts'
import { tellLearningFailure } from './learning-failure.ts'
import type { ExitCode, Terminal } from './terminal.ts'

interface EvaluateOptions {
  history: string
  model?: string
  network: boolean
  json: boolean
}

export const evaluateCommand: CommandGroup = (program, { terminal, run }) => {
  program
    .command('evaluate')
    .description('answer a labelled history as the server would, and print how well that went')
    .requiredOption('--history <file>', HISTORY_HELP)
    .option('--model <file>', 'by this model (SELFSAME_MODEL; default: the one this version ships)')
    .option('--no-network', 'without looking at addresses')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExample:\n  selfsame evaluate --history visits.jsonl --no-network')
    .action((options: EvaluateOptions) => run(evaluate(options, terminal)))
}

/** Answers a history as the server would, and prints how well that went. */
async function evaluate({ history, model: file, network, json }: EvaluateOptions, terminal: Terminal): Promise<ExitCode> {
  try {
    const { model, name } = chosenModel(file, terminal.env)
    terminal.err(`Answering ${history} by ${name}, model ${model.version}, ${network ? 'with' : 'without'} network evidence\n`)
    const onProgress = (visits: number): void => terminal.err(`  ${visits} visits\n`)
    const metrics = await measure(readHistory(history), { network, model, onProgress })
    terminal.out(json ? `${JSON.stringify({ model: model.version, network, ...metrics }, null, 2)}\n` : `${metricsText(metrics)}\n`)
    return 0
  } catch (error) {
    return tellLearningFailure(error, terminal)
  }
}
