import type { Stage, Visit } from './adapter.ts'

/** Where the components of a page leave what they were given. */
export interface Backstage {
  visits: Map<string, () => Visit>
  consent: Pick<Stage, 'grant' | 'revoke'>
}

export function backstage(): Backstage {
  return { visits: new Map(), consent: { grant: () => undefined, revoke: () => undefined } }
}

export function stageOf({ visits, consent }: Backstage, act: Pick<Stage, 'update' | 'unmount'>): Stage {
  return {
    ...act,
    visit(name) {
      const visit = visits.get(name)
      if (!visit) throw new Error(`${name} was not rendered`)
      return visit()
    },
    grant: () => consent.grant(),
    revoke: () => consent.revoke(),
  }
}
