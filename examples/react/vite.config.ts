import react from '@vitejs/plugin-react'
import { mergeConfig } from 'vite'
import shared from '../shared/vite.config.ts'

export default mergeConfig(shared, { plugins: [react()] })
