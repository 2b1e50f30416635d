import { svelte } from '@sveltejs/vite-plugin-svelte'
import { mergeConfig } from 'vite'
import shared from '../shared/vite.config.ts'

export default mergeConfig(shared, { plugins: [svelte()] })
