import { getCurrentInstance, onMounted, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'

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
  const begin = (): void => {
    watch(
      store,
      ({ subscribe, getState }, _, onCleanup) => {
        onCleanup(subscribe(() => (value.value = getState())))
        value.value = getState()
      },
      { immediate: true, flush: 'sync' },
    )
  }
  if (hydrating) onMounted(begin)
  else begin()
  return value
}

/** Vue gives the node of a component before `setup` only where it takes over what is on the page. */
function isHydrating(): boolean {
  return Boolean(getCurrentInstance()?.vnode.el)
}
