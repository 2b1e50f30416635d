import type { Engine } from './types.ts'

/** Something that an engine cannot be made to do here; `reason` is a sentence for reports. */
export class NotSupported extends Error {
  override readonly name = 'NotSupported'
  readonly engine: Engine
  readonly reason: string

  constructor(engine: Engine, reason: string) {
    super(`${engine}: ${reason}`)
    this.engine = engine
    this.reason = reason
  }
}
