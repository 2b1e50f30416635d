/** A ruleset as it is kept; `document` is JSON whose form is not the store's concern. */
export interface StoredRuleset {
  /** `rs_...` */
  id: string
  environmentId: string
  name: string
  document: unknown
  /** ms since the epoch */
  createdAt: number
}

/** Rulesets are never changed: a new one takes the place of an old one, so that an id always means the same. */
export interface RulesetStore {
  /**
   * @returns false: there is no such environment (any more), and nothing was added
   * @throws {RangeError} an id is no ASCII, or too long
   */
  addRuleset(ruleset: StoredRuleset): Promise<boolean>
  /** Of another environment: none. */
  findRuleset(environmentId: string, id: string): Promise<StoredRuleset | undefined>
  /** Oldest first. */
  listRulesets(environmentId: string): Promise<StoredRuleset[]>
  /** @returns whether there was one */
  deleteRuleset(environmentId: string, id: string): Promise<boolean>
}
