/** What a page starts its agent with. */
export interface PageSettings {
  apiKey: string
  endpoint: string
  consent: 'granted' | 'required'
}

/** What the back end wrote into the page: the public key, and the endpoint where the agent is part of the bundle. */
export function pageSettings(): PageSettings {
  return { apiKey: metaOf('selfsame-key'), endpoint: metaOf('selfsame-endpoint'), consent: consentOf(new URLSearchParams(location.search)) }
}

/** `?consent=required` shows what a page looks like that must ask first; a site of yours would always or never ask. */
export function consentOf(query: { get(name: string): string | null }): PageSettings['consent'] {
  return query.get('consent') === 'required' ? 'required' : 'granted'
}

function metaOf(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
}
