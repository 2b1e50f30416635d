import { createSelfsame } from '@selfsame/vue'
import { createApp } from 'vue'
import ExamplePage from '../../shared/vue/example-page.vue'
import { pageSettings } from '../../shared/src/page-settings.ts'

createApp(ExamplePage).use(createSelfsame(pageSettings())).mount('#app')
