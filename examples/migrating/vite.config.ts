import react from '@vitejs/plugin-react'
import { mergeConfig } from 'vite'
import { viteSettings } from '../shared/vite-settings.ts'

export default mergeConfig(viteSettings, {
  plugins: [react()],
  build: { target: 'es2022' }, // `await` at the top
  // an app that is written for Fingerprint's agent gets Selfsame's, which speaks as that one does
  resolve: { alias: { '@fingerprint/agent': '@selfsame/core/fingerprint' } },
})
