/** Connections of the pool. */
export interface PoolState {
  used: number
  free: number
  /** Queries that wait for one. */
  waiting: number
}

/** What an operator's tools ask of the database. */
export interface OperationsStore {
  pool(): PoolState
  /** Names of the migrations that this version knows and the database lacks; all of them where it is empty. */
  pendingMigrations(): Promise<string[]>
  /** Product and version, as the database tells. */
  databaseVersion(): Promise<string>
  /** The database's clock, in ms since the epoch. */
  databaseTime(): Promise<number>
  /**
   * Makes, changes and drops a table of its own, as migrations do.
   *
   * @throws the database's error where the account lacks a privilege
   */
  probePrivileges(): Promise<void>
}
