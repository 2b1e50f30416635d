import { start, visitorView, type VisitorData, type VisitorView } from '@selfsame/core'
import { formatAgo, formatShare } from '../../shared/src/format.ts'
import { headlineOf, messageOf } from '../../shared/src/messages.ts'
import { pageSettings } from '../../shared/src/page-settings.ts'
import { fetchVisit, formatVisits } from '../../shared/src/visit.ts'
import { byId, setText, show } from './dom.ts'
import { listenToForm } from './sign-up.ts'

const agent = start(pageSettings())
let shownEvent: string | undefined

agent.subscribe(render)
byId('grant').addEventListener('click', () => {
  agent.grantConsent()
  identify()
})
byId('revoke').addEventListener('click', agent.revokeConsent)
byId('again').addEventListener('click', () => identify())
listenToForm(() => agent.get({ ignoreCache: true }))
render()
if (agent.getState().status !== 'awaiting-consent') identify()

/** A failure is in the state, which `render` shows. */
function identify(): void {
  agent.get({ ignoreCache: true }).catch(() => undefined)
}

function render(): void {
  const view = visitorView(agent.getState())
  show('consent', view.status === 'awaiting-consent')
  show('given', view.status !== 'awaiting-consent' && view.status !== 'idle')
  byId<HTMLButtonElement>('again').disabled = view.isLoading
  byId('visitor').ariaBusy = String(view.isLoading)
  setText('headline', headlineOf(view.status, view.data))
  renderFailure(view)
  renderVisitor(view.data)
}

function renderFailure({ error }: VisitorView): void {
  show('failure', error !== undefined)
  if (!error) return
  const { title, hint } = messageOf(error.code)
  setText('failure', `${title}. ${hint} (${error.code})`)
}

function renderVisitor(data: VisitorData | undefined): void {
  setText('visitor-id', data?.visitorId ?? '')
  setText('confidence', data ? formatShare(data.confidence.score) : '')
  setText('last-seen', data ? formatAgo(data.lastSeenAt, Date.now()) : '')
  if (data?.eventId === shownEvent) return
  shownEvent = data?.eventId
  setText('visits', '')
  if (data) void count(data.eventId)
}

/** The number of visits, from the back end that holds the secret key. */
async function count(eventId: string): Promise<void> {
  const text = await fetchVisit(eventId).then(formatVisits, (problem: unknown) => {
    console.error(problem)
    return 'unknown'
  })
  if (eventId === shownEvent) setText('visits', text)
}
