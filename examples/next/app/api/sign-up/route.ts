import { readSettings } from '../../../../shared/server/settings.ts'
import { signUp } from '../../../../shared/server/sign-up.ts'

/** Next hands over the address in this header; `server.mjs` sees to it that it is not the client's own word. */
export async function POST(request: Request): Promise<Response> {
  return await signUp(request, request.headers.get('x-forwarded-for') ?? undefined, readSettings(process.env))
}
