import { cleanup } from '@testing-library/svelte'
import { hydrate, unmount, type Component } from 'svelte'
import { describeCases } from '../../../testing/src/wrapper-cases/describe-cases.ts'
import StoresPage from './test/page.svelte'
import RunesPage from './test/runes-page.svelte'
import { svelteAdapter, type Props, type SvelteForm } from './test/svelte-adapter.ts'

/** Svelte 5; `cases.svelte-4.test.ts` is the other. */
function form(file: string, page: unknown): SvelteForm {
  const Page = page as Component<Props>
  return {
    version: 5,
    file,
    Page,
    hydrate(target, props) {
      const page = hydrate(Page, { target, props })
      return { update: () => Promise.reject(new Error('not needed')), unmount: () => unmount(page) }
    },
  }
}

describeCases('selfsameSvelte', svelteAdapter(form('page.svelte', StoresPage)), cleanup)
describeCases('selfsameSvelte, runes', svelteAdapter(form('runes-page.svelte', RunesPage)), cleanup)
