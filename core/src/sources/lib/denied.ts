import { blocked } from '../source.ts'

/** Whether the browser refused: a policy, a sandbox, a frame without the permission, blocked storage. */
const isDenied = (error: unknown) => /^(Security|NotAllowed)Error$/.test((error as Error | undefined)?.name ?? '')

/** `blocked` where `error` is the browser's refusal; another error is thrown on. */
export function blockedIfDenied(error: unknown): { state: 'blocked' } {
  if (isDenied(error)) return blocked()
  throw error
}
