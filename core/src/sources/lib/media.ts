import { absent, ok, type SourceWindow } from '../source.ts'
import { genuine } from '../privacy/genuine.ts'

/** The values of a media feature that hold now; none where the browser does not know the feature. */
export const mediaValues = <V extends string>({ matchMedia }: SourceWindow, feature: string, values: readonly V[]) =>
  values.filter((value) => matchMedia(`(${feature}:${value})`).matches)

/**
 * The first value of a media feature that holds; absent where the browser does not know the feature, `noised` under
 * resistFingerprinting, which answers for everybody alike.
 */
export function mediaChoice<V extends string>(window: SourceWindow, feature: string, values: readonly V[]) {
  const [value] = mediaValues(window, feature, values)
  return value === undefined ? absent() : genuine(window, value)
}

/** As `mediaChoice`, for a feature that is on or off. */
export function mediaFlag(window: SourceWindow, feature: string, on: string, off: string) {
  const choice = mediaChoice(window, feature, [on, off])
  return choice.state === 'ok' ? ok(choice.value === on) : choice
}
