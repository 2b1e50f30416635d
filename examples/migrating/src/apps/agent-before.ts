import { start } from '@fingerprint/agent' // Selfsame's, by the bundler's alias
import { pageSettings } from '../../../shared/src/page-settings.ts'
import { show } from '../show.ts'

const { apiKey, endpoint } = pageSettings()
const agent = start({ apiKey, endpoints: endpoint, cache: { storage: 'sessionStorage', duration: 'optimize-cost' } })
const { visitor_id } = await agent.get({ linkedId: 'order-1', tag: { step: 'checkout' } })
show(visitor_id)
