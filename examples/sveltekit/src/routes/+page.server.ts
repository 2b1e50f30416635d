import { readSettings } from '../../../shared/server/settings.ts'
import { consentOf } from '../../../shared/src/page-settings.ts'
import type { PageServerLoad } from './$types'

/** What the page's agent starts with; the secret key stays here. */
export const load: PageServerLoad = ({ url }) => {
  const { publicKey: apiKey, endpoint } = readSettings(process.env)
  return { options: { apiKey, endpoint, consent: consentOf(url.searchParams) } }
}
