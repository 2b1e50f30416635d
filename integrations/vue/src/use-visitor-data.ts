import { observe, visitorView, type AgentState, type GetOptions, type Observation, type VisitorData, type VisitorOptions, type VisitorView } from '@selfsame/core'
import { computed, getCurrentInstance, onMounted, toValue, watch, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import { useSelfsame } from './plugin.ts'
import { useStore } from './use-store.ts'

export type UseVisitorDataOptions = VisitorOptions

type RefsOf<View> = View extends unknown ? { [Field in keyof View]: ComputedRef<View[Field]> } : never

/** One ref per field, to be destructured; `reactive(useVisitorData())` is a union that narrows by `status`. */
export type UseVisitorData = RefsOf<VisitorView> & {
  /**
   * Asks again, with `options` laid over the composable's.
   *
   * @throws {SelfsameError} the agent's own, also given as `error`
   */
  getData: (options?: GetOptions) => Promise<VisitorData>
}

const SERVER_STATE: AgentState = { status: 'idle' }

const FIELDS = ['status', 'data', 'error', 'isLoading', 'isFetched'] as const satisfies readonly (keyof VisitorView)[]

/**
 * The visitor, and how asking for it goes; in `setup`. Composables with the same options share one request and its
 * answer; options may be a ref or getter, are compared by content, and other options are asked for anew.
 *
 * @throws {SelfsameError} `provider_missing`
 */
export function useVisitorData(options: MaybeRefOrGetter<UseVisitorDataOptions> = {}): UseVisitorData {
  const agent = useSelfsame()
  const observation = computed(() => {
    const { immediate: _, ...request } = toValue(options)
    return observe(agent, request)
  })
  const state = useStore(observation, SERVER_STATE)
  const view = computed(() => visitorView(state.value))
  useLoad(observation, () => toValue(options).immediate ?? true)

  const fields = FIELDS.map((name) => [name, computed(() => view.value[name])] as const)
  return {
    ...Object.fromEntries(fields),
    getData: (overrides?: GetOptions) => observation.value.get(overrides),
  } as UseVisitorData // one view at a time: the fields belong together, which separate refs cannot say
}

/** Asks once mounted, so that the first render is the server's, and again for other options. */
function useLoad(observation: ComputedRef<Observation>, isImmediate: () => boolean): void {
  const begin = (): void => {
    watch([observation, isImmediate] as const, ([present, immediate]) => immediate && present.load(), { immediate: true })
  }
  if (getCurrentInstance()) onMounted(begin)
  else begin()
}
