import vue from '@vitejs/plugin-vue'
import { mergeConfig } from 'vite'
import { viteSettings } from '../shared/vite-settings.ts'

export default mergeConfig(viteSettings, { plugins: [vue()] })
