import { createSelfsame } from '@selfsame/vue'
import { createApp } from 'vue'
import { pageSettings } from '../../shared/src/page-settings.ts'
import VisitorCard from './visitor-card.vue'

createApp(VisitorCard).use(createSelfsame(pageSettings())).mount('#app')
