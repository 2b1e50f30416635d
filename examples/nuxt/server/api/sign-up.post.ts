import { defineEventHandler, getRequestIP, toWebRequest } from 'h3'
import { readSettings } from '../../../shared/server/settings.ts'
import { signUp } from '../../../shared/server/sign-up.ts'

export default defineEventHandler((event) => signUp(toWebRequest(event), getRequestIP(event), readSettings(process.env)))
