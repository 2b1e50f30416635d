import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { render } from '@testing-library/svelte'
import type { Component } from 'svelte'
import type { Adapter, Scene, Stage } from '../../../../testing/src/wrapper-cases/adapter.ts'
import { backstage, stageOf, type Backstage } from '../../../../testing/src/wrapper-cases/backstage.ts'

const RENDER = join(import.meta.dirname, 'render.mjs')
const run = promisify(execFile)

export type Props = Backstage & { scene: Scene }

/** A form of the wrapper: a page that uses it, and how this version of Svelte takes one over from a server. */
export interface SvelteForm {
  version: 4 | 5
  /** File of the page, in this folder. */
  file: string
  Page: Component<Props>
  hydrate(target: Element, props: Props): Pick<Stage, 'update' | 'unmount'>
}

export function svelteAdapter({ version, file, Page, hydrate }: SvelteForm): Adapter {
  return {
    lacks: ['strict-mode'],
    async render(scene) {
      const props = { ...backstage(), scene }
      const { rerender, unmount } = render(Page, props)
      return stageOf(props, { update: (next) => rerender({ scene: next }), unmount: async () => unmount() })
    },
    async renderToString(scene) {
      const { stdout } = await run(process.execPath, [RENDER, file, JSON.stringify(scene), String(version)])
      return stdout
    },
    async hydrate(scene, html) {
      const props = { ...backstage(), scene }
      const target = document.body.appendChild(document.createElement('div'))
      target.innerHTML = html
      return stageOf(props, hydrate(target, props))
    },
  }
}
