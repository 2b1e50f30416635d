import { fpjsPlugin, useVisitorData } from '@fingerprintjs/fingerprintjs-pro-vue-v3'
import { createApp, defineComponent } from 'vue'
import { pageSettings } from '../../../shared/src/page-settings.ts'
import { proAgent } from '../pro-agent.ts'

const { apiKey, endpoint } = pageSettings()

const Visitor = defineComponent(() => {
  const { data, error } = useVisitorData({ ignoreCache: true }, { immediate: true })
  return () => error.value?.message ?? data.value?.visitorId
})

/** Its type asks for more than the plugin reads. */
const custom: object = { customAgent: proAgent }
createApp(Visitor).use(fpjsPlugin, { ...custom, loadOptions: { apiKey, endpoint } }).mount('#app')
