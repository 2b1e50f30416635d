import { render } from '@testing-library/vue'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import type { Adapter } from '../../../../testing/src/wrapper-cases/adapter.ts'
import { backstage, stageOf } from '../../../../testing/src/wrapper-cases/backstage.ts'
import { withoutWindow } from '../../../../testing/src/wrapper-cases/without-window.ts'
import { pluginOf, vuePage } from './vue-page.ts'

export const vueAdapter: Adapter = {
  lacks: ['strict-mode'],
  async render(scene) {
    const behind = backstage()
    const { rerender, unmount } = render(vuePage(behind), { props: { scene }, global: { plugins: [pluginOf(scene)] } })
    return stageOf(behind, { update: (next) => rerender({ scene: next }), unmount: async () => unmount() })
  },
  async renderToString(scene) {
    return withoutWindow(() => renderToString(createSSRApp(vuePage(backstage()), { scene }).use(pluginOf(scene))))
  },
  async hydrate(scene, html) {
    const behind = backstage()
    const container = document.body.appendChild(document.createElement('div'))
    container.innerHTML = html
    const app = createSSRApp(vuePage(behind), { scene }).use(pluginOf(scene))
    app.mount(container)
    return stageOf(behind, { update: () => Promise.reject(new Error('not needed')), unmount: async () => app.unmount() })
  },
}
