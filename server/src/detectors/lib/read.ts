import type { ComponentName, Components, ComponentValue } from '@selfsame/contract'
import type { Sighting } from '../detector.ts'

/** The component's value; undefined where it is missing in any way. */
export function read<N extends ComponentName>(components: Components, name: N): ComponentValue<N> | undefined {
  const result = components[name]
  return result?.state === 'ok' ? (result.value as ComponentValue<N>) : undefined
}

/** Value of a header, whatever its case; undefined where it did not come. */
export function header({ headers }: Pick<Sighting, 'headers'>, name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1]
}

/** Whether the browser falsifies what all its users would be told apart by: what it says is then no contradiction. */
export function resistsFingerprinting(components: Components): boolean {
  return components.pointer?.state === 'noised' || components.hardwareConcurrency?.state === 'noised' || components.timeZone?.state === 'noised'
}
