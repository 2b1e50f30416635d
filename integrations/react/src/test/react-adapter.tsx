import { render } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import type { Adapter } from '../../../../testing/src/wrapper-cases/adapter.ts'
import { backstage, stageOf } from '../../../../testing/src/wrapper-cases/backstage.ts'
import { withoutWindow } from '../../../../testing/src/wrapper-cases/without-window.ts'
import { reactPage, type ReactWrapper } from './react-page.tsx'

export function reactAdapter(wrapper: ReactWrapper): Adapter {
  return {
    lacks: wrapper.lacks ?? [],
    async render(scene) {
      const behind = backstage()
      const Page = reactPage(wrapper, behind)
      const { rerender, unmount } = render(<Page scene={scene} />)
      return stageOf(behind, { update: async (next) => rerender(<Page scene={next} />), unmount: async () => unmount() })
    },
    async renderToString(scene) {
      const Page = reactPage(wrapper, backstage())
      return withoutWindow(() => renderToString(<Page scene={scene} />))
    },
    async hydrate(scene, html) {
      const behind = backstage()
      const Page = reactPage(wrapper, behind)
      const container = document.body.appendChild(document.createElement('div'))
      container.innerHTML = html
      // What did not match is reported as an uncaught error is: the case listens
      const root = hydrateRoot(container, <Page scene={scene} />, { onRecoverableError: (error) => void Promise.reject(error) })
      return stageOf(behind, { update: async (next) => root.render(<Page scene={next} />), unmount: async () => root.unmount() })
    },
  }
}
