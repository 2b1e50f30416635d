import type { Template } from './machine.ts'
import type { Random } from '../src/random.ts'

const FACTORS = {
  ios: [0.82],
  macos: [0.8, 0.89, 1.14, 1.25],
  windows: [0.8, 1.25, 1.5, 0.67],
  linux: [0.8, 1.25],
  android: [0.87, 1.15, 1.07, 0.8],
} as const

/** The same device with all things shown larger or smaller, as its settings allow. */
export function rescaled(template: Template, draw: Random): Template {
  // a phone of Apple's can do it one way, and few ask it to
  const factor = template.system === 'ios' && draw.chance(0.8) ? 1 : draw.pick<number>(FACTORS[template.system])
  const [width, height] = template.screen
  const ratio = template.system === 'ios' || template.system === 'macos' ? template.ratio : Math.round((template.ratio / factor) * 1e4) / 1e4
  return { ...template, screen: [Math.round(width * factor), Math.round(height * factor)], ratio }
}
