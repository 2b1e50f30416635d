import type { AgentState, VisitorAnswer } from '@selfsame/core'
import { formatAgo, formatShare, formatTime } from '../../shared/src/format.ts'
import { messageOf } from '../../shared/src/messages.ts'
import { byId } from './dom.ts'

/** Distance of each circle's middle from the drawing's, in its units (radius 84): two visitors, and one for sure. */
const APART = { strangers: 90, same: 15 }

/** The upper part: who the visitor is, as far as the agent knows. A failure keeps the last answer on show. */
export function renderHero(state: AgentState): void {
  const hero = byId('hero')
  hero.dataset.status = state.status
  hero.setAttribute('aria-busy', String(state.status === 'loading'))
  for (const id of ['again', 'twice']) (byId(id) as HTMLButtonElement).disabled = state.status === 'loading'
  const data = 'data' in state ? state.data : undefined
  if (data?.visitorId !== undefined) renderData(data)
  byId('error-code').hidden = true
  for (const id of ['identity', 'evidence']) byId(id).hidden = state.status === 'error' && !data
  if (state.status === 'error') renderFailure(state.error.code)
}

function renderData(data: VisitorAnswer): void {
  const { visitorId, visitorFound, confidence, firstSeenAt, lastSeenAt } = data
  say(visitorFound ? 'Recognised' : 'New visitor', visitorFound ? 'The selfsame visitor.' : 'We have not met.', leadOf(data))
  byId('visitor-id').textContent = visitorId
  byId('copy').hidden = false
  byId('confidence').textContent = formatShare(confidence.score)
  showTime('first-seen', firstSeenAt)
  showTime('last-seen', lastSeenAt, visitorFound ? undefined : 'just now')
  overlap(data)
  byId('announcement').textContent = `${visitorFound ? 'Recognised' : 'New visitor'}, confidence ${formatShare(confidence.score)}`
}

function leadOf({ visitorFound, confidence: { comment } }: VisitorAnswer): string {
  if (comment) return comment
  return visitorFound
    ? 'No cookie, no stored token: this visit was told by how much it resembles the ones before.'
    : 'Nobody this server knows resembles you enough. Now it knows you: try to come back unrecognised.'
}

/** @param code of the error, or `agent_missing` */
export function renderFailure(code: string): void {
  const { title, hint } = messageOf(code)
  byId('hero').dataset.status = 'error'
  say('No answer', title, hint)
  byId('error-code').textContent = code
  byId('error-code').hidden = false
  byId('announcement').textContent = `${title}. ${hint}`
}

function say(badge: string, headline: string, lead: string): void {
  byId('badge').textContent = badge
  byId('headline').textContent = headline
  byId('lead').textContent = lead
}

function showTime(id: string, time: number, words = formatAgo(time, Date.now())): void {
  byId(id).textContent = words
  byId(id).title = formatTime(time)
}

/** The two circles cover each other as far as the two visitors are one. */
function overlap({ visitorFound, confidence: { score } }: VisitorAnswer): void {
  const apart = visitorFound ? APART.same + (APART.strangers - APART.same) * (1 - score) : APART.strangers
  byId('hero').style.setProperty('--apart', `${Math.round(apart)}px`)
  byId('lens-share').textContent = visitorFound && score >= 0.5 ? formatShare(score) : ''
}
