import { ENGINES, markdownTable } from './markdown.mjs'

const share = (right, all) => `${right} of ${all}`

/** Runs by kind: how many programs were caught, how many people accused, by us and by BotD. */
function botTable(runs) {
  /** @type {[name: string, belongs: (run: { automated: boolean, hardened: boolean }) => boolean][]} */
  const kinds = [
    ['plain automation, caught', ({ automated, hardened }) => automated && !hardened],
    ['hardened automation, caught', ({ hardened }) => hardened],
    ['all automation, caught', ({ automated }) => automated],
    ['people, accused', ({ automated }) => !automated],
  ]
  const rows = kinds.map(([name, belongs]) => {
    const all = runs.filter(belongs)
    const bad = (who) => share(all.filter((run) => run[who] === 'bad').length, all.length)
    return [name, bad('selfsame'), bad('botd')]
  })
  return markdownTable(['', 'Selfsame', 'BotD'], rows)
}

const names = (runs) => runs.map(({ name }) => name).join('; ') || 'none'

/** Confusion of all signals that real browsers were run for, and what is missed by name. */
export function signalsTable({ bot, incognito, tampering }) {
  const missed = bot.runs.filter(({ automated, selfsame }) => automated && selfsame !== 'bad')
  const both = missed.filter(({ botd }) => botd !== 'bad')
  const windows = Object.entries(incognito).flatMap(([engine, kinds]) =>
    Object.entries(kinds).map(([kind, { right, wrong, absent }]) => [`${ENGINES[engine]}, ${kind}`, String(right), String(wrong), String(absent)]),
  )
  const caught = tampering.recipes.filter((recipe) => recipe.caught)
  const { visits, accused } = tampering.honest
  return [
    botTable(bot.runs),
    `Missed by Selfsame: ${names(missed)}. Missed by both: ${names(both)}.\n`,
    markdownTable(['windows', 'right', 'wrong', 'left out'], windows),
    `Ways of spoofing caught: ${share(caught.length, tampering.recipes.length)}; missed: ${names(tampering.recipes.filter((recipe) => !recipe.caught))}.`,
    `Honest visits accused of tampering: ${share(accused, visits.toLocaleString('en'))}.\n`,
  ].join('\n')
}
