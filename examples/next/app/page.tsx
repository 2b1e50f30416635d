import { SelfsameProvider } from '@selfsame/react'
import { Example } from '../../shared/react/example.tsx'
import { readSettings } from '../../shared/server/settings.ts'
import { consentOf } from '../../shared/src/page-settings.ts'
import { Top } from '../top.tsx'

/** A server component: it knows the settings, and hands on what a page may know. */
export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const consent = consentOf(new URLSearchParams(await searchParams)) // first: it makes the page one that is rendered per request
  const { publicKey: apiKey, endpoint } = readSettings(process.env)
  return (
    <>
      <Top title="Selfsame with Next" />
      <main>
        <SelfsameProvider options={{ apiKey, endpoint, consent }}>
          <Example />
        </SelfsameProvider>
      </main>
    </>
  )
}
