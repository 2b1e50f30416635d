import { cleanup } from '@testing-library/svelte'
import type { Component, ComponentType, SvelteComponent } from 'svelte'
import { describeCases } from '../../../testing/src/wrapper-cases/describe-cases.ts'
import StoresPage from './test/page.svelte'
import { svelteAdapter, type Props } from './test/svelte-adapter.ts'

const Page = StoresPage as unknown as ComponentType<SvelteComponent<Props>>

const adapter = svelteAdapter({
  version: 4,
  file: 'page.svelte',
  Page: StoresPage as unknown as Component<Props>,
  hydrate(target, props) {
    const page = new Page({ target, props, hydrate: true })
    return { update: () => Promise.reject(new Error('not needed')), unmount: async () => page.$destroy() }
  },
})

describeCases('selfsameSvelte, Svelte 4', adapter, cleanup)
