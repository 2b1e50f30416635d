import { svelte } from '@sveltejs/vite-plugin-svelte'
import { mergeConfig } from 'vite'
import { viteSettings } from '../shared/vite-settings.ts'

export default mergeConfig(viteSettings, { plugins: [svelte()] })
