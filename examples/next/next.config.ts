import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'

const root = fileURLToPath(new URL('../../', import.meta.url))

export default {
  distDir: 'dist',
  // what the examples share lies outside of this folder
  turbopack: { root },
  outputFileTracingRoot: root,
  typescript: { ignoreBuildErrors: true }, // checked by `npm run types`
} satisfies NextConfig
