/** What the back end wrote into the page: the public key, and the endpoint where the agent is part of the bundle. */
export function pageSettings(): { apiKey: string; endpoint: string } {
  return { apiKey: metaOf('selfsame-key'), endpoint: metaOf('selfsame-endpoint') }
}

function metaOf(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
}
