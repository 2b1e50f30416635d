import { createSelfsame, useVisitorData } from '@selfsame/vue'
import { createApp, defineComponent } from 'vue'
import { pageSettings } from '../../../shared/src/page-settings.ts'

const Visitor = defineComponent(() => {
  const { data, error } = useVisitorData({ ignoreCache: true })
  return () => error.value?.message ?? data.value?.visitorId
})

createApp(Visitor).use(createSelfsame(pageSettings())).mount('#app')
