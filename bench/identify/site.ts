import type { StoreLocation } from '../../server/src/store/index.ts'
import type { KeyRow, SnapshotRow, VisitorRow } from './rows.ts'

export const STORES = ['mariadb', 'sqlite'] as const
export type StoreName = (typeof STORES)[number]

/** A database that a store is grown in and measured on. */
export interface Site extends AsyncDisposable {
  readonly name: StoreName
  readonly location: StoreLocation
  /** The same for the server's configuration. */
  readonly env: Readonly<Record<string, string>>
  /** Between these two, indexes and durability that rows by the million do not need are given up. */
  beginGrowth(): Promise<void>
  endGrowth(): Promise<void>
  /** Rows in order of the primary key. */
  addVisitors(environmentId: string, rows: readonly VisitorRow[]): Promise<void>
  addSnapshots(rows: readonly SnapshotRow[]): Promise<void>
  addKeys(rows: readonly KeyRow[]): Promise<void>
  /** Size of the tables of visitors, snapshots and blocking keys with their indexes, in bytes; events are left out. */
  bytes(): Promise<number>
  /** Rows that the database read since it started; undefined: it does not tell. */
  rowsRead(): Promise<number | undefined>
}
