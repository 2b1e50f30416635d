export * from '../../../examples/shared/server/ledger.ts'
