import { defineEventHandler, getRouterParam } from 'h3'
import { answer } from '../../../../shared/server/answer.ts'
import { readSettings } from '../../../../shared/server/settings.ts'
import { readVisit } from '../../../../shared/server/visit.ts'

export default defineEventHandler((event) => answer(() => readVisit(readSettings(process.env), getRouterParam(event, 'eventId') ?? '')))
