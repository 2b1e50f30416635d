import { answer } from '../../../../../../shared/server/answer.ts'
import { readSettings } from '../../../../../../shared/server/settings.ts'
import { readVisit } from '../../../../../../shared/server/visit.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ params }) => answer(() => readVisit(readSettings(process.env), params.eventId))
