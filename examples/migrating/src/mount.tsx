import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

export function mount(app: ReactNode): void {
  const root = document.getElementById('app')
  if (root) createRoot(root).render(app)
}
