import { answer } from '../../../../../shared/server/answer.ts'
import { readSettings } from '../../../../../shared/server/settings.ts'
import { readVisit } from '../../../../../shared/server/visit.ts'

export async function GET(_request: Request, { params }: { params: Promise<{ eventId: string }> }): Promise<Response> {
  const { eventId } = await params
  return await answer(() => readVisit(readSettings(process.env), eventId))
}
