import { observe, start, visitorView, type VisitorData, type VisitorView } from '@selfsame/core'
import { formatAgo, formatShare } from '../../shared/src/format.ts'
import { headlineOf, messageOf } from '../../shared/src/messages.ts'
import { pageSettings } from '../../shared/src/page-settings.ts'
import { fetchVisit, formatVisits } from '../../shared/src/visit.ts'
import { showConsent } from './consent.ts'
import { byId, setText, show } from './dom.ts'
import { listenToForm } from './sign-up.ts'

const agent = start(pageSettings())
const visitor = observe(agent)
let shownEvent: string | undefined

visitor.subscribe(render)
visitor.load() // where consent is needed, once it is given
// a failure is in the state, which `render` shows
byId('again').addEventListener('click', () => void visitor.get({ ignoreCache: true }).catch(() => undefined))
listenToForm(() => visitor.get({ ignoreCache: true }))
showConsent(agent)
render()

function render(): void {
  const view = visitorView(visitor.getState())
  byId<HTMLButtonElement>('again').disabled = view.isLoading || view.status === 'awaiting-consent'
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
  setText('confidence', formatShare(data?.confidence?.score))
  setText('last-seen', formatAgo(data?.lastSeenAt, Date.now()))
  if (data?.eventId === shownEvent) return
  shownEvent = data?.eventId
  setText('visits', '')
  if (data) void count(data.eventId)
}

/** The number of visits, from the back end that holds the secret key. */
async function count(eventId: string): Promise<void> {
  const text = await fetchVisit(eventId).then(formatVisits, (problem: unknown) => {
    console.error(String(problem))
    return 'unknown'
  })
  if (eventId === shownEvent) setText('visits', text)
}
