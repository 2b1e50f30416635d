export { SelfsameError } from '@selfsame/core'
export type { Agent, GetOptions, StartOptions, VisitorData } from '@selfsame/core'
export { createSelfsame, useSelfsame } from './plugin.ts'
export { useVisitorData, type UseVisitorData, type UseVisitorDataOptions } from './use-visitor-data.ts'
