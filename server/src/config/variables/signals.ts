import { z } from 'zod'
import { nameServers, onOff, whole } from '../formats.ts'
import { suspectWeights } from '../suspect-weights.ts'
import type { VariableGroup } from '../variable.ts'

export const signals = {
  /** Events of a visitor in 24 hours from which on that is high activity. */
  highActivity: {
    name: 'SELFSAME_HIGH_ACTIVITY',
    schema: whole(1_000, 'expected a number of events from 1 to 1000').refine((events) => events > 0, 'expected a number of events from 1 to 1000'),
    default: '200',
    doc: 'events of a visitor in 24 hours from which on `high_activity_device` is true; counts stop at 1000',
  },
  verifyBots: {
    name: 'SELFSAME_VERIFY_BOTS',
    schema: z.enum(['ranges', 'dns'], 'expected ranges or dns'),
    default: 'ranges',
    doc: 'how crawlers that give their name are believed: `ranges`, by lists of addresses alone; `dns`, also by the name of the address, which is looked up when such a visit comes; [how](../docs/signals.md#who-is-good)',
  },
  /** Frozen. */
  dnsServers: {
    name: 'SELFSAME_DNS_SERVERS',
    schema: nameServers(),
    default: '',
    unset: 'the system\'s',
    doc: 'name servers to ask with `SELFSAME_VERIFY_BOTS=dns`, with commas between: `127.0.0.1:5353,[2001:db8::1]:53`',
  },
  suspectWeights: {
    name: 'SELFSAME_SUSPECT_WEIGHTS',
    schema: suspectWeights(),
    default: '',
    unset: 'Fingerprint\'s',
    doc: 'what adds how much to `suspect_score`, over the defaults: `incognito=0,rare_device=5`; [names and defaults](../docs/signals.md#suspect_score)',
  },
  suspectScoreInPage: {
    name: 'SELFSAME_SUSPECT_SCORE_IN_PAGE',
    schema: onOff(),
    default: 'off',
    doc: '`on`: the page\'s answer has `suspectScore` too, for all who look to see',
  },
} satisfies VariableGroup
