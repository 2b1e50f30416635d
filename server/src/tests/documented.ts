import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { openApiDocument } from '../openapi/document.ts'

const BASE = 'https://selfsame.test/openapi.json'

interface Response {
  content?: Record<string, unknown>
}

interface Documented {
  path: RegExp
  method: string
  /** Of the answer by its status: a check of its body, or that there is none. */
  answers: Map<number, ValidateFunction | 'empty'>
}

let documented: Documented[] | undefined

/**
 * Holds an answer of the Server API against its OpenAPI document.
 *
 * @throws {Error} the call, the status or the body is not as the document says
 */
export function assertDocumented(method: string, path: string, answer: { status: number; body: unknown }): void {
  const { pathname } = new URL(path, BASE)
  if (!pathname.startsWith('/v4/') || /^\/v4\/(openapi\.json|reference)$/.test(pathname)) return
  documented ??= readDocument()
  const operation = documented.find((one) => one.method === method.toLowerCase() && one.path.test(pathname))
  if (!operation) {
    if (answer.status === 404 || answer.status === 400) return // no such address
    throw new Error(`${method} ${pathname} is not in the OpenAPI document`)
  }
  const check = operation.answers.get(answer.status)
  if (!check) throw new Error(`${method} ${pathname}: status ${answer.status} is not in the OpenAPI document`)
  if (check === 'empty') {
    if (answer.body !== '') throw new Error(`${method} ${pathname}: the OpenAPI document says that there is no body`)
  } else if (!check(answer.body)) throw new Error(`${method} ${pathname}: not as the OpenAPI document says: ${JSON.stringify(check.errors)}`)
}

function readDocument(): Documented[] {
  const document = openApiDocument()
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema({ ...document, $id: BASE })
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
      method,
      answers: new Map(
        Object.entries(operation['responses'] as unknown as Record<string, Response>).map(([status, { content }]) => {
          const pointer = `${BASE}#/paths/${path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method}/responses/${status}/content/application~1json/schema`
          return [Number(status), content ? ajv.compile({ $ref: pointer }) : 'empty']
        }),
      ),
    })),
  )
}
