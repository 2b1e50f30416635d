export * from '../../../examples/shared/server/server-api.ts'
