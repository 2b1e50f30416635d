import { cleanup } from '@testing-library/vue'
import { describeCases } from '../../../testing/src/wrapper-cases/describe-cases.ts'
import { vueAdapter } from './test/vue-adapter.ts'

describeCases('selfsameVue', vueAdapter, cleanup)
