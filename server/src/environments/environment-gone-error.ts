/** What was to be done in an environment was not: somebody deleted it since it was looked up. */
export class EnvironmentGoneError extends Error {
  override readonly name = 'EnvironmentGoneError'

  constructor(environmentId: string) {
    super(`The environment ${environmentId} was deleted meanwhile.`)
  }
}
