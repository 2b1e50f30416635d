import { ERROR_STATUS, type ErrorBody, type ServerErrorCode } from '@selfsame/contract'

/** An answer other than success. Its message goes to the client: nothing in it that the client may not know. */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly code: ServerErrorCode

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }

  get body(): ErrorBody {
    return { error: { code: this.code, message: this.message } }
  }
}
