import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import logo from '../../shared/public/logo.svg'
import '../../shared/src/example.css'

export const metadata: Metadata = { title: 'Selfsame with Next', icons: { icon: logo.src } }
export const viewport = { colorScheme: 'light dark' }

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
