import type { Agent, VisitorData } from '@selfsame/core'
import { fetchVisit, formatVisits, type Visit } from '../../shared/src/visit.ts'
import { startAgent } from './agent.ts'
import { byId, element } from './dom.ts'
import { renderFailure, renderHero } from './render-hero.ts'
import { renderChanges, renderHistory, renderTechniques } from './render-visit.ts'
import { renderWaterfall } from './render-waterfall.ts'

/** ms that the copy button says so. */
const COPIED_FOR = 1600

const agent = startAgent()
byId('copy').addEventListener('click', () => void copyId())
if (agent) run(agent)
else withoutAgent()

function run(agent: Agent): void {
  let shown: string | undefined
  agent.subscribe(() => {
    const state = agent.getState()
    renderHero(state)
    if (state.status !== 'success' || state.data.eventId === shown) return
    shown = state.data.eventId
    void showVisit(shown, () => shown === state.data.eventId)
  })
  byId('again').addEventListener('click', () => ask(agent))
  byId('twice').addEventListener('click', () => void askTwice(agent))
  ask(agent)
}

/** A failure is shown by the subscriber. */
function ask(agent: Agent): void {
  void agent.get({ ignoreCache: true }).catch(() => undefined)
}

function withoutAgent(): void {
  for (const id of ['identity', 'evidence', 'twice']) byId(id).hidden = true
  renderFailure('agent_missing')
  byId('again').textContent = 'Try again'
  byId('again').addEventListener('click', () => location.reload())
}

/** Two requests that race each other, as two tabs that open at once do. */
async function askTwice(agent: Agent): Promise<void> {
  const result = byId('twice-result')
  result.textContent = ''
  const settled = await Promise.allSettled([agent.get({ ignoreCache: true }), agent.get({ ignoreCache: true })])
  const answers = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  result.textContent = answers.length === 2 ? sayTwice(answers as [VisitorData, VisitorData]) : 'Not both were answered.'
}

function sayTwice([one, other]: [VisitorData, VisitorData]): string {
  const same = one.visitorId === other.visitorId
  return `Events ${one.eventId} and ${other.eventId}: ${same ? 'one visitor' : 'two visitors'}.`
}

/** @param isCurrent false once a later visit is on show */
async function showVisit(eventId: string, isCurrent: () => boolean): Promise<void> {
  try {
    const visit = await fetchVisit(eventId)
    if (isCurrent()) renderVisit(visit)
  } catch (error) {
    console.error(error)
    if (isCurrent()) renderVisitFailure(() => void showVisit(eventId, isCurrent))
  }
}

function renderVisit(visit: Visit): void {
  byId('visits').textContent = formatVisits(visit)
  byId('why').replaceChildren(...renderWaterfall(visit.linkage))
  byId('techniques').replaceChildren(...renderTechniques(visit))
  byId('changes').replaceChildren(...renderChanges(visit))
  byId('history').replaceChildren(...renderHistory(visit, Date.now()))
}

function renderVisitFailure(retry: () => void): void {
  const button = element('button', { type: 'button', class: 'quiet' }, 'Try again')
  button.addEventListener('click', retry)
  byId('why').replaceChildren(element('p', { class: 'muted' }, 'You were identified, but the reasons could not be read.'), button)
  for (const id of ['techniques', 'changes', 'history']) byId(id).replaceChildren(element('p', { class: 'muted' }, 'Not known just now.'))
}

async function copyId(): Promise<void> {
  const button = byId('copy')
  const id = byId('visitor-id').textContent ?? ''
  button.textContent = (await copy(id)) ? 'Copied' : 'Selected'
  setTimeout(() => (button.textContent = 'Copy'), COPIED_FOR)
}

/** Where the clipboard is closed to pages (plain http, or refused), the id is selected instead. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch (error) {
    getSelection()?.selectAllChildren(byId('visitor-id'))
    return !(error instanceof TypeError || error instanceof DOMException)
  }
}
