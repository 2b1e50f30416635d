import type { Comparator } from './comparator.ts'

/** Versions of drivers and libraries are dotted; numbers of models are not. */
const withoutVersions = (name: string): string => name.replace(/\d+(\.\d+)+/g, '#')

/** Compares renderer names: same | same but for dotted versions (a driver update) | other. */
export const gpuName: Comparator<string> = {
  levels: 3,
  level(left, right) {
    if (left === right) return 0
    return withoutVersions(left) === withoutVersions(right) ? 1 : 2
  },
}
