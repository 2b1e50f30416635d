/** A page: one provider, and under it consumers of the visitor. Every render makes its option objects anew. */
export interface Scene {
  /** Address of the identify endpoint. */
  endpoint: string
  consumers: readonly Consumer[]
  consent?: 'required'
  /** Under React's StrictMode. */
  strict?: boolean
}

export interface Consumer {
  /** Of the element that shows its event id. */
  name: string
  /** What the wrapper's hook is called with; nothing where there are none. */
  options?: { linkedId?: string; tag?: Record<string, unknown> }
  /** Said to the hook only where it stands here. */
  immediate?: boolean
}

/** What a consumer got of its wrapper, in words that all of them have. */
export interface Visit {
  eventId: string | undefined
  error: unknown
  getData(options?: { ignoreCache?: boolean }): Promise<unknown>
}

/** A page that is shown. */
export interface Stage {
  /** As the consumer had it last. */
  visit(name: string): Visit
  update(scene: Scene): Promise<void>
  unmount(): Promise<void>
  grant(): void
  revoke(): void
}

/** What a wrapper has no notion of: cases about it do not apply. */
export type Lack = 'strict-mode' | 'consent'

/** A wrapper, used as its documentation says. */
export interface Adapter {
  lacks: readonly Lack[]
  render(scene: Scene): Promise<Stage>
  /** In a place without `window`. */
  renderToString(scene: Scene): Promise<string>
  /** Takes over what `renderToString` made. */
  hydrate(scene: Scene, html: string): Promise<Stage>
}
