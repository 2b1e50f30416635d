import type { IncomingMessage } from 'node:http'
import { ServerError } from '../errors.ts'

export interface BodyLimits {
  /** Largest body, in bytes. */
  maxBytes: number
  /** Longest wait for its last byte, in ms. */
  timeout: number
}

/**
 * A body that is too large is still read, and thrown away, up to this many times the limit: a client in the middle of
 * sending would otherwise find its connection reset, and never see the answer.
 */
const PATIENCE = 16

/**
 * The whole body, as it came. The connection stays open in any case, so that an error can be answered.
 *
 * @throws {ServerError} `payload_too_large`; `request_read_timeout`; `request_cannot_be_parsed` where the client left
 */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const tooLarge = () => new ServerError('payload_too_large', `the body can't be greater than ${limits.maxBytes} bytes`)
  const onData = (chunk: Buffer, fail: (error: ServerError) => void) => {
    size += chunk.length
    if (size <= limits.maxBytes) chunks.push(chunk)
    else if (size > limits.maxBytes * PATIENCE) fail(tooLarge())
  }
  await consume(request, limits.timeout, onData)
  if (size > limits.maxBytes) throw tooLarge()
  return Buffer.concat(chunks)
}

function consume(
  request: IncomingMessage,
  timeout: number,
  onData: (chunk: Buffer, fail: (error: ServerError) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: ServerError) => {
      settle()
      reject(error)
    }
    const data = (chunk: Buffer) => onData(chunk, fail)
    const end = () => {
      settle()
      resolve()
    }
    const left = () => fail(new ServerError('request_cannot_be_parsed', 'the body ended too early'))
    const late = () => fail(new ServerError('request_read_timeout', `the body did not arrive within ${timeout} ms`))
    const timer = setTimeout(late, timeout)
    const settle = () => {
      clearTimeout(timer)
      request.off('data', data).off('end', end).off('close', left)
    }
    request.on('data', data).on('end', end).on('close', left)
    request.on('error', left) // stays: an error after the answer must not end the process
  })
}
