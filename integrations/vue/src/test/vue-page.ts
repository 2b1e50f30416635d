import { defineComponent, h, type PropType } from 'vue'
import type { Consumer, Scene } from '../../../../testing/src/wrapper-cases/adapter.ts'
import type { Backstage } from '../../../../testing/src/wrapper-cases/backstage.ts'
import { createSelfsame, useConsent, useVisitorData } from '../index.ts'

/** Most sources find nothing in jsdom and say so at length: one is enough here. */
const SOURCES = { include: ['timeZone'] } as const

export function pluginOf({ endpoint, consent }: Scene) {
  return createSelfsame({ apiKey: 'pk_test', endpoint, sources: SOURCES, ...(consent && { consent }) })
}

/** The page of a scene. */
export function vuePage({ visits, consent }: Backstage) {
  const Shown = defineComponent({
    props: { consumer: { type: Object as PropType<Consumer>, required: true } },
    setup(props) {
      const { data, error, getData } = useVisitorData(() => {
        const { options, immediate } = props.consumer
        return { ...options, ...(immediate !== undefined && { immediate }) }
      })
      visits.set(props.consumer.name, () => ({ eventId: data.value?.eventId, error: error.value, getData }))
      return () => h('output', { 'data-testid': props.consumer.name }, data.value?.eventId ?? (error.value ? 'error' : 'none'))
    },
  })
  return defineComponent({
    props: { scene: { type: Object as PropType<Scene>, required: true } },
    setup(props) {
      Object.assign(consent, useConsent())
      return () => props.scene.consumers.map((consumer) => h(Shown, { key: consumer.name, consumer }))
    },
  })
}
