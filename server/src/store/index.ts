export { createStore, type StoreLocation, type StoreOptions } from './create-store.ts'
export type * from './store.ts'
export type * from './webhook-store.ts'
export { DELIVERY_STATES, WEBHOOK_TYPES } from './webhook-store.ts'
