export * from '../../../examples/shared/server/verify-visit.ts'
