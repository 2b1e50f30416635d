import { useEffect, useState } from 'react'
import { fetchVisit, formatVisits } from '../src/visit.ts'

/** The visitor's number of visits, from the back end that holds the secret key; empty until it is known. */
export function useVisits(eventId: string | undefined): string {
  const [visits, setVisits] = useState('')
  useEffect(() => {
    if (!eventId) return
    let isCurrent = true
    fetchVisit(eventId).then(
      (visit) => isCurrent && setVisits(formatVisits(visit)),
      (error: unknown) => {
        console.error(String(error))
        if (isCurrent) setVisits('unknown')
      },
    )
    return () => {
      isCurrent = false
    }
  }, [eventId])
  return visits
}
