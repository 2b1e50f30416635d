import { readSettings } from '../../../../../shared/server/settings.ts'
import { signUp } from '../../../../../shared/server/sign-up.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = ({ request, getClientAddress }) => signUp(request, getClientAddress(), readSettings(process.env))
