export { SelfsameError } from '@selfsame/core'
export type { Agent, GetOptions, StartOptions, VisitorData } from '@selfsame/core'
export { getSelfsame, setSelfsame } from './context.ts'
export { useVisitorData, type UseVisitorData, type UseVisitorDataOptions, type VisitorStore } from './use-visitor-data.ts'
