import { read } from '../detectors/index.ts'
import type { Signal } from './signal.ts'

/** Developer tools, by who listens to the console; Chromium only. A program that listens is no developer tool. */
export const developerTools: Signal<'developer_tools'> = ({ components }) => {
  const watched = read(components, 'consoleWatched')
  if (watched === undefined) return undefined
  return watched === 'debugger'
    ? { fields: { developer_tools: true }, detectors: [{ name: 'debugger', weight: 1, reason: 'A debugger listens to the console and follows calls.' }] }
    : { fields: { developer_tools: false }, detectors: [] }
}
