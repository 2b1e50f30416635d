export { viteSettings as default } from '../shared/vite-settings.ts'
