import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ending, type Drive } from '../drive.ts'
import { startChromium } from '../start/chromium-command.ts'

const MANIFEST = {
  manifest_version: 3,
  name: 'Another browser',
  version: '1.0',
  content_scripts: [
    { matches: ['<all_urls>'], js: ['page.js'], run_at: 'document_start', world: 'MAIN', all_frames: true, match_about_blank: true, match_origin_as_fallback: true },
  ],
}

/** A person's Chromium with an extension that runs `script` in every page and frame before their own, as extensions that pretend do. */
export const byExtension =
  (script: string): Drive =>
  async (url, context) => {
    const folder = join(context.folder, 'extension')
    mkdirSync(folder)
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST))
    writeFileSync(join(folder, 'page.js'), `(() => { ${HELPERS} ${script} })()`)
    const args = [`--load-extension=${folder}`, '--disable-features=DisableLoadExtensionCommandLineSwitch']
    const browser = await startChromium(url, { ...context, args })
    return ending(() => browser.stop())
  }

/** What scripts are written with. */
const HELPERS = `
const getter = (owner, name, value) => Object.defineProperty(owner, name, { get: () => value, configurable: true, enumerable: true })
const wrap = (owner, name, change) => {
  const before = owner[name]
  owner[name] = function (...rest) { return change.call(this, before, rest) }
}
const proxied = (owner, name, change) => {
  owner[name] = new Proxy(owner[name], { apply: (target, self, rest) => change.call(self, target, rest) })
}
const proxiedGetter = (owner, name, value) => {
  const found = Object.getOwnPropertyDescriptor(owner, name)
  const get = new Proxy(found.get, { apply: (target, self, rest) => (Reflect.apply(target, self, rest), value) })
  Object.defineProperty(owner, name, { ...found, get })
}
const hideSources = () => {
  const source = Function.prototype.toString
  Function.prototype.toString = new Proxy(source, { apply: (target, self, rest) => {
    const text = Reflect.apply(target, self, rest)
    return text.includes('[native code]') ? text : 'function ' + self.name + '() { [native code] }'
  } })
}
`
