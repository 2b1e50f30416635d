import react from '@vitejs/plugin-react'
import { mergeConfig } from 'vite'
import { viteSettings } from '../shared/vite-settings.ts'

export default mergeConfig(viteSettings, { plugins: [react()] })
