import { SelfsameProvider, type StartOptions } from '@selfsame/react'
import type { GetServerSideProps } from 'next'
import Head from 'next/head'
import logo from '../../shared/public/logo.svg'
import { Example } from '../../shared/react/example.tsx'
import { readSettings } from '../../shared/server/settings.ts'
import { consentOf } from '../../shared/src/page-settings.ts'
import { Top } from '../top.tsx'

interface Props {
  options: StartOptions
}

/** The same page in the Pages router. */
export default function PagesRouter({ options }: Props) {
  return (
    <>
      <Head>
        <title>Selfsame with Next’s Pages router</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={logo.src} type="image/svg+xml" />
      </Head>
      <Top title="Selfsame with Next’s Pages router" />
      <main>
        <SelfsameProvider options={options}>
          <Example />
        </SelfsameProvider>
      </main>
    </>
  )
}

export const getServerSideProps: GetServerSideProps<Props> = async ({ query }) => {
  const { publicKey: apiKey, endpoint } = readSettings(process.env)
  return { props: { options: { apiKey, endpoint, consent: consentOf(new URLSearchParams(query as Record<string, string>)) } } }
}
