import { readFileSync } from 'node:fs'
import { checkModel, type Model } from '../linkage/model.ts'

/** A model file that cannot be used: says which, and why. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError'

  constructor(path: string, cause: Error) {
    super(`${path} is no model that this version can use: ${cause.message}`, { cause })
  }
}

/**
 * Reads and checks a model.
 *
 * @throws {ModelFileError} it cannot be read, is no JSON, or does not fit the code
 */
export function readModel(path: string): Model {
  try {
    // checkModel looks at what the cast claims; a part it does not find is a TypeError there
    return checkModel(JSON.parse(readFileSync(path, 'utf8')) as Model)
  } catch (error) {
    if (error instanceof Error) throw new ModelFileError(path, error)
    throw error
  }
}
