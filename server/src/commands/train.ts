import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { worseIn } from '../learning/compare-models.ts'
import { FIGURES, aligned } from '../learning/metrics-text.ts'
import { trainFromFiles, type Trained } from '../learning/train-from-files.ts'
import type { Model } from '../linkage/index.ts'
import { ModelFileError } from '../learning/model-file.ts'
import { chosenModel, type ChosenModel } from './chosen-model.ts'
import { JSON_OPTION, type CommandGroup } from './command-group.ts'
import { HISTORY_HELP } from './history-help.ts'
import { tellLearningFailure } from './learning-failure.ts'
import type { ExitCode, Terminal } from './terminal.ts'

interface TrainCommandOptions {
  history: string[]
  out: string
  /** To begin with and to be better than. */
  model?: string
  name?: string
  network: boolean
  force: boolean
  json: boolean
}

export const trainCommand: CommandGroup = (program, { terminal, run }) => {
  program
    .command('train')
    .description('learn a model from labelled histories; written only where it does no worse than the present one on browsers held out')
    .requiredOption('--history <file...>', HISTORY_HELP)
    .requiredOption('--out <file>', 'where the model goes; one that is there is the one to beat, and is kept beside it')
    .option('--model <file>', 'begin with this model, and be better (default: the one at --out, SELFSAME_MODEL, the shipped one)')
    .option('--name <name>', 'version of the model, told with every confidence (default: own-<date>)')
    .option('--no-network', 'without looking at addresses')
    .option('--force', 'write it although it is worse', false)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExample:\n  selfsame train --history march.jsonl april.jsonl --out model.json\n  SELFSAME_MODEL=model.json selfsame serve')
    .action((options: TrainCommandOptions) => run(trainModel(options, terminal)))
}

/** Learns a model from labelled histories, and writes it unless the present one does better on held-out browsers. */
async function trainModel(options: TrainCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const { history, out, network, force, json } = options
  try {
    const present = presentModel(options, terminal)
    const version = options.name ?? `own-${new Date().toISOString().slice(0, 10)}`
    terminal.err(`Learning from ${history.join(', ')}; to be better than ${present.name}, model ${present.model.version}\n`)
    const onProgress = (message: string): void => terminal.err(`  ${message}\n`)
    const trained = await trainFromFiles({ files: history, network, present: present.model, version, onProgress })
    const worse = trained.tests.flatMap(({ before, after }) => worseIn(before, after))
    const written = force || worse.length === 0
    terminal.out(json ? `${JSON.stringify(document(trained, worse, written), null, 2)}\n` : `${comparison(trained)}\n`)
    if (!written) {
      terminal.err(`Not written: the new model is worse than ${present.name} in ${worse.join('; ')}. --force writes it all the same.\n`)
      return 1
    }
    terminal.err(writeModel(out, trained.model))
    return 0
  } catch (error) {
    return tellLearningFailure(error, terminal)
  }
}

/** The model to begin with and to beat: the one asked for, the one that would be replaced, else the one a server would use. */
function presentModel({ model: file, out, force }: TrainCommandOptions, terminal: Terminal): ChosenModel {
  try {
    return chosenModel(file ?? (existsSync(out) ? out : undefined), terminal.env)
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error
    if (!force) {
      terminal.err('With --force learning begins with the model this version ships.\n')
      throw error
    }
    // one of an earlier version, most likely: nothing to be better than
    terminal.err(`${error.message}\n`)
    return chosenModel(undefined, {})
  }
}

/** Whole or not at all; the model that stood there stays beside it. */
function writeModel(out: string, model: Model): string {
  const previous = existsSync(out) ? `${out}.previous` : undefined
  writeFileSync(`${out}.new`, `${JSON.stringify(model)}\n`)
  if (previous) renameSync(out, previous)
  renameSync(`${out}.new`, out)
  const kept = previous ? `; the one before is ${previous}` : ''
  return `Written: ${out}, model ${model.version}${kept}. A server uses it with SELFSAME_MODEL=${out}\n`
}

function document({ model, tests }: Trained, worse: readonly string[], written: boolean) {
  return { model: model.version, written, worse, tests }
}

/** Before and after, on the browsers held out of each history. */
function comparison({ tests }: Trained): string {
  return tests
    .map(({ file, network, before, after }) => {
      const rows = FIGURES.map(([head, read, digits]) => [head, read(before).toFixed(digits), read(after).toFixed(digits)])
      const title = `${file}, ${network ? 'with' : 'without'} network evidence: ${after.visits} visits of held-out browsers`
      return `${title}\n${aligned([['', 'before', 'after'], ...rows])}`
    })
    .join('\n\n')
}
