import { getCurrentInstance, onMounted, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'

/** What lives in core and is only followed here. */
interface Store<T> {
  subscribe(listener: () => void): () => void
  getState(): T
}

/**
 * Follows the store of the day until the component is unmounted. While the page of a server is hydrated it shows what
 * the server did, else the two would not match.
 */
export function useStore<T>(store: ComputedRef<Store<T>>, onServer: T): ShallowRef<T> {
  const hydrating = isHydrating()
  const value = shallowRef(hydrating ? onServer : store.value.getState())
  let stop = (): void => undefined
  const begin = (): void => {
    watch(
      store,
      ({ subscribe, getState }) => {
        stop()
        stop = subscribe(() => (value.value = getState()))
        value.value = getState()
      },
      { immediate: true, flush: 'sync' },
    )
  }
  if (hydrating) onMounted(begin)
  else begin()
  onScopeDispose(() => stop())
  return value
}

/** Vue gives the node of a component before `setup` only where it takes over what is on the page. */
function isHydrating(): boolean {
  return Boolean(getCurrentInstance()?.vnode.el)
}
