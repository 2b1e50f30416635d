import type { Environment } from '../config/index.ts'
import { readModel } from '../learning/model-file.ts'
import { checkModel, shippedModel, type Model } from '../linkage/index.ts'

export interface ChosenModel {
  model: Model
  /** Where it comes from, in words. */
  name: string
}

/**
 * The model asked for, else the one a server with this environment would use.
 *
 * @throws {ModelFileError} it cannot be read, or does not fit this version
 */
export function chosenModel(file: string | undefined, env: Environment): ChosenModel {
  const path = file ?? (env['SELFSAME_MODEL'] || undefined)
  return path === undefined ? { model: checkModel(shippedModel), name: 'the model this version ships' } : { model: readModel(path), name: path }
}
