import { SelfsameProvider } from '@selfsame/react'
import { render } from 'preact'
import { Example } from '../../shared/react/example.tsx'
import { pageSettings } from '../../shared/src/page-settings.ts'

const app = document.getElementById('app')
if (!app) throw new Error('#app is missing')
render(
  <SelfsameProvider options={pageSettings()}>
    <Example />
  </SelfsameProvider>,
  app,
)
