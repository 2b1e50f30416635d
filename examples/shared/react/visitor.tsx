'use client'

import { useVisitorData } from '@selfsame/react'
import { formatAgo, formatShare } from '../src/format.ts'
import { headlineOf, messageOf } from '../src/messages.ts'
import { useVisits } from './use-visits.ts'

export function Visitor() {
  const { status, data, error, isLoading, getData } = useVisitorData()
  const visits = useVisits(data?.eventId)
  // a failure is in `error`, which is shown
  const again = () => void getData({ ignoreCache: true }).catch(() => undefined)

  return (
    <section className="card" aria-busy={isLoading}>
      <h1>{headlineOf(status, data)}</h1>
      {error && <Failure code={error.code} />}
      <p className="label" id="visitor-label">visitorId</p>
      <output data-testid="visitor-id" aria-labelledby="visitor-label">{data?.visitorId}</output>
      <dl className="facts">
        <div><dt>Confidence</dt><dd data-testid="confidence">{formatShare(data?.confidence?.score)}</dd></div>
        <div><dt>Visits</dt><dd data-testid="visits">{visits}</dd></div>
        <div><dt>Last seen</dt><dd>{formatAgo(data?.lastSeenAt, Date.now())}</dd></div>
      </dl>
      <button type="button" className="primary" disabled={isLoading || status === 'awaiting-consent'} onClick={again}>Identify again</button>
    </section>
  )
}

function Failure({ code }: { code: string }) {
  const { title, hint } = messageOf(code)
  return <p className="failure" role="alert"><strong>{title}.</strong> {hint} <code>{code}</code></p>
}
