import vue from '@vitejs/plugin-vue'
import { mergeConfig } from 'vite'
import shared from '../shared/vite.config.ts'

export default mergeConfig(shared, { plugins: [vue()] })
