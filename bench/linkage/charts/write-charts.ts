import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LinkageResult } from '../run.ts'
import { precisionRecallChart } from './precision-recall.ts'
import { reliabilityChart } from './reliability.ts'
import { survivalChart } from './survival.ts'

/** Every chart: file name -> how it is drawn. */
const CHARTS: Readonly<Record<string, (result: LinkageResult) => string>> = {
  'reliability.svg': reliabilityChart,
  'precision-recall.svg': precisionRecallChart,
  'tracking-survival.svg': survivalChart,
}

/** All charts of a result, by file name. */
export function drawCharts(result: LinkageResult): Record<string, string> {
  return Object.fromEntries(Object.entries(CHARTS).map(([name, draw]) => [name, draw(result)]))
}

/** Draws every chart into a folder, made where it is missing. */
export function writeCharts(result: LinkageResult, folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(drawCharts(result))) writeFileSync(join(folder, name), text)
}
