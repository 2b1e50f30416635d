import FingerprintJS from '@fingerprintjs/fingerprintjs'
import { show } from '../show.ts'

const agent = await FingerprintJS.load()
const { visitorId } = await agent.get()
show(visitorId)
