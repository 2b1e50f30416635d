import { ERROR_STATUS, type ErrorBody, type ServerErrorCode } from '@selfsame/contract'

/** An answer other than success. Its message goes to the client: nothing in it that the client may not know. */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly code: ServerErrorCode
  /** In s: when it makes sense to ask again. */
  readonly retryAfter?: number

  constructor(code: ServerErrorCode, message: string, options: ErrorOptions & { retryAfter?: number } = {}) {
    super(message, options)
    this.code = code
    if (options.retryAfter !== undefined) this.retryAfter = options.retryAfter
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }

  get body(): ErrorBody {
    return { error: { code: this.code, message: this.message } }
  }
}
