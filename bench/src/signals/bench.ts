import { automations } from './automations/index.ts'
import { prepareGround, type Ground } from './ground.ts'
import { people } from './humans/index.ts'
import { privateWindows, type PrivateWindows } from './private-windows.ts'
import { recipes } from './recipes/index.ts'
import { ANOMALOUS, simulatedHonest, type Honest } from './simulated.ts'
import { attempt, botdOf, sayWhy, selfsameOf, type Verdict } from './verdicts.ts'

export interface BotRun {
  name: string
  automated: boolean
  hardened: boolean
  selfsame: Verdict
  botd: Verdict
}

export interface SignalsResult {
  bot: { runs: BotRun[] }
  incognito: PrivateWindows
  tampering: { recipes: { name: string; caught: boolean }[]; honest: Honest }
}

export const PARTS = ['bots', 'incognito', 'tampering'] as const
export type Part = (typeof PARTS)[number]

/** Which runs: those of some parts, and of these all, or those whose name holds a text. */
export interface Selection {
  parts: readonly Part[]
  only?: string | undefined
}

type Wanted = (name: string) => boolean

/** People first: what they send is what HTTP clients replay, and each is an honest visit for tampering too. */
async function peopleRuns(ground: Ground, wanted: Wanted, result: SignalsResult): Promise<void> {
  const { honest } = result.tampering
  for (const person of people.filter(({ name }) => wanted(name))) {
    const outcome = await attempt(ground, person)
    result.bot.runs.push({ name: person.name, automated: false, hardened: false, selfsame: selfsameOf(outcome), botd: botdOf(outcome) })
    if (outcome?.event?.tampering !== undefined) honest.visits++
    if (outcome?.event?.tampering) honest.accused++
    if ((outcome?.event?.tampering_details?.anomaly_score ?? 0) > ANOMALOUS) honest.anomalous++
    if (outcome?.event?.bot === 'bad') sayWhy(outcome, 'bot')
    if (outcome?.event?.tampering) sayWhy(outcome, 'tampering')
  }
}

async function automatedRuns(ground: Ground, wanted: Wanted, { bot }: SignalsResult): Promise<void> {
  for (const automation of automations.filter(({ name }) => wanted(name))) {
    const outcome = await attempt(ground, automation)
    const { name, hardened } = automation
    bot.runs.push({ name, automated: true, hardened, selfsame: selfsameOf(outcome), botd: botdOf(outcome) })
    if (outcome && selfsameOf(outcome) !== 'bad') sayWhy(outcome, 'bot')
  }
}

async function spoofedRuns(ground: Ground, wanted: Wanted, { tampering }: SignalsResult): Promise<void> {
  for (const recipe of recipes.filter(({ name }) => wanted(name))) {
    const outcome = await attempt(ground, recipe)
    const caught = outcome?.event?.tampering === true
    tampering.recipes.push({ name: recipe.name, caught })
    if (outcome && !caught) sayWhy(outcome, 'tampering')
  }
}

/** Runs the bench; says on stderr what it is at, and why a verdict was wrong. People belong to both bots and tampering. */
export async function benchSignals({ parts, only }: Selection): Promise<SignalsResult> {
  const wanted: Wanted = (name) => only === undefined || name.toLowerCase().includes(only.toLowerCase())
  const wantedIn = (...of: Part[]): Wanted => (name) => parts.some((part) => of.includes(part)) && wanted(name)
  await using ground = await prepareGround()
  const honest = wantedIn('tampering')('simulated') ? simulatedHonest() : { visits: 0, accused: 0, anomalous: 0 }
  const result: SignalsResult = { bot: { runs: [] }, incognito: await privateWindows(ground, wantedIn('incognito')), tampering: { recipes: [], honest } }
  await peopleRuns(ground, wantedIn('bots', 'tampering'), result)
  await automatedRuns(ground, wantedIn('bots'), result)
  await spoofedRuns(ground, wantedIn('tampering'), result)
  return result
}
