/** Runs core's tests in real WebKitGTK: `npx vitest run --project core-webkit core/src/sources/canvas-text.test.ts`. */
import { defineProject } from 'vitest/config'
import { coreProject } from './src/vitest-core.ts'
import { webkitGtk } from './src/vitest-webkit-provider.ts'

export default defineProject(coreProject('core-wk', [{ browser: 'webkitgtk', name: 'core-webkit', provider: webkitGtk() }]))
