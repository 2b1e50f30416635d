import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'dist' }),
      // not `connect-src`: it would have to name the Selfsame server, which is known only when the page is served;
      // not `style-src`: SvelteKit itself puts a style attribute into the page
      csp: { directives: { 'script-src': ['self'], 'img-src': ['self'], 'base-uri': ['none'], 'object-src': ['none'] } },
      files: { assets: '../shared/public' },
    }),
  ],
})
