import { start } from '@selfsame/core'
import { pageSettings } from '../../../shared/src/page-settings.ts'
import { show } from '../show.ts'

const agent = start({ ...pageSettings(), cache: { storage: 'sessionStorage', duration: 3600 } })
const { visitorId } = await agent.get({ linkedId: 'order-1', tag: { step: 'checkout' } })
show(visitorId)
