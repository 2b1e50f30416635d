import { ServerApiError } from './server-api.ts'

/** An answer in JSON that no cache keeps. */
export function json(status: number, body: object): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}

/** What `work` gives, as JSON; the Server API's status and code where it refused or did not answer. */
export async function answer(work: () => Promise<object>): Promise<Response> {
  try {
    return json(200, await work())
  } catch (error) {
    if (!(error instanceof ServerApiError)) throw error
    return json(error.status, { error: { code: error.code } })
  }
}
