import type { ComponentName, ComponentResult, ComponentValue, MissingState } from '@selfsame/contract'

/** What a source may read: the page's window. Given as an argument, so that tests can hand in another one. */
export type SourceWindow = Window & typeof globalThis

/**
 * Reads one component. It may throw or hang: that costs its own value only (`failed`, `timeout`).
 * It never asks for a permission and leaves nothing in the page.
 *
 * @param signal fires when what was read is not wanted any more: for a source that goes on counting
 */
export type Source<N extends ComponentName> = (
  window: SourceWindow,
  signal?: AbortSignal,
) => ComponentResult<ComponentValue<N>> | Promise<ComponentResult<ComponentValue<N>>>

/** A value was read. */
export const ok = <V>(value: V): { state: 'ok'; value: V } => ({ state: 'ok', value })

const missing = <S extends MissingState>(state: S) => (): { state: S } => ({ state })

/** This browser has no such thing. */
export const absent = missing('absent')
/** The browser, a policy or an extension withholds it. */
export const blocked = missing('blocked')
/** The browser falsifies it: what was read says nothing of the machine. */
export const noised = missing('noised')
