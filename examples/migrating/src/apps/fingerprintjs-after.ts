import { start } from '@selfsame/core'
import { pageSettings } from '../../../shared/src/page-settings.ts'
import { show } from '../show.ts'

const agent = start(pageSettings())
const { visitorId } = await agent.get()
show(visitorId)
