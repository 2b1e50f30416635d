export { createStore, type StoreLocation, type StoreOptions } from './create-store.ts'
export type * from './store.ts'
