import type { EnvironmentSettings } from '../environments/settings.ts'
import type { Doer } from './privacy-store.ts'

/** A site or a stage of it: visitors, events and keys of one are never seen from another. */
export interface StoredEnvironment {
  id: string
  /** 1 to 64 characters; one environment a name. */
  name: string
  /** ms since the epoch; absent: made by a version that did not note it. */
  createdAt?: number
  settings: EnvironmentSettings
}

export interface EnvironmentStore {
  /** The environment of that name, made where it is missing. */
  ensureEnvironment(name: string): Promise<{ id: string; name: string }>
  /** By name. */
  listEnvironments(): Promise<StoredEnvironment[]>
  findEnvironment(name: string): Promise<StoredEnvironment | undefined>
  /** Replaces the settings. @returns false: there is no such environment */
  setEnvironment(environmentId: string, settings: EnvironmentSettings): Promise<boolean>
  /**
   * Ends its keys, erases its visitors and forgets it; one that was cut off is done by asking again. Visits under way are waited
   * for, and go too.
   *
   * @param doer noted in the audit log; absent: nothing is noted
   * @returns how many visitors went
   */
  deleteEnvironment(environmentId: string, doer?: Doer): Promise<number>
}
