import type { ComponentName, ComponentValue } from '@selfsame/contract'

/** Values by component; `undefined` is a component that this browser does not have. */
export type Values = { [N in ComponentName]?: ComponentValue<N> | undefined }
