import { SelfsameProvider } from '@selfsame/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { pageSettings } from '../../shared/src/page-settings.ts'
import { Visitor } from './visitor.tsx'

const app = document.getElementById('app')
if (!app) throw new Error('#app is missing')
createRoot(app).render(
  <StrictMode>
    <SelfsameProvider options={pageSettings()}>
      <Visitor />
    </SelfsameProvider>
  </StrictMode>,
)
