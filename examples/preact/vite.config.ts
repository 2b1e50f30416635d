import { mergeConfig } from 'vite'
import { viteSettings } from '../shared/vite-settings.ts'

/** What `@preact/preset-vite` sets as well: JSX is Preact's, and packages that are made for React get preact/compat. */
export default mergeConfig(viteSettings, {
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: { react: 'preact/compat', 'react-dom': 'preact/compat', 'react/jsx-runtime': 'preact/jsx-runtime' },
    dedupe: ['preact'],
  },
})
