import { SelfsameProvider } from '@selfsame/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Example } from '../../shared/react/example.tsx'
import { pageSettings } from '../../shared/src/page-settings.ts'

const app = document.getElementById('app')
if (!app) throw new Error('#app is missing')
createRoot(app).render(
  <StrictMode>
    <SelfsameProvider options={pageSettings()}>
      <Example />
    </SelfsameProvider>
  </StrictMode>,
)
