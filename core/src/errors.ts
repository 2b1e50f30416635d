import type { ClientErrorCode, ServerErrorCode } from '@selfsame/contract'

export type ErrorCode = ClientErrorCode | ServerErrorCode

/** Every failure of the agent and of the wrappers. */
export class SelfsameError extends Error {
  override readonly name = 'SelfsameError'
  readonly code: ErrorCode
  /** The event the server made before it failed, where it said so. */
  readonly eventId?: string

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; eventId?: string } = {}) {
    super(message)
    this.code = code
    if (options.eventId !== undefined) this.eventId = options.eventId
    // ES2020's Error takes no options: set here, so that old browsers keep the cause too
    if (options.cause !== undefined) Object.defineProperty(this, 'cause', { value: options.cause, configurable: true })
  }
}
