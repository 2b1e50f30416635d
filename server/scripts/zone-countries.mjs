/**
 * Writes which country each time zone lies in, by the ICU data of this Node (tz database, public domain):
 * `npm run zones -w @selfsame/server`.
 */
import { writeFileSync } from 'node:fs'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const canonical = (zone) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone

const zones = new Map()
for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
  const region = new Intl.Locale(`und-${code}`)
  if (region.region !== code || names.of(code) === undefined) continue // an older code of another country, or none
  for (const zone of region.getTimeZones() ?? []) zones.set(canonical(zone), code)
}
const sorted = Object.fromEntries([...zones].sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(new URL('../src/signals/known/zone-countries.json', import.meta.url), `${JSON.stringify(sorted, null, 1)}\n`)
