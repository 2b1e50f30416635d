import type { Weighted } from '../draw.ts'

/** A city: its country, IANA zone, offsets on 1 January and 1 July in minutes as `getTimezoneOffset` counts. */
export interface Place {
  readonly country: string
  readonly city: string
  readonly timeZone: string
  readonly offsets: readonly [number, number]
}

const place = (country: string, city: string, timeZone: string, offsets: readonly [number, number]): Place => ({ country, city, timeZone, offsets })

/** Cities by population, roughly; several share a zone as in life. */
export const PLACES: Weighted<Place> = [
  [place('US', 'New York', 'America/New_York', [300, 240]), 20],
  [place('US', 'Atlanta', 'America/New_York', [300, 240]), 12],
  [place('US', 'Miami', 'America/New_York', [300, 240]), 10],
  [place('US', 'Detroit', 'America/Detroit', [300, 240]), 1],
  [place('US', 'Indianapolis', 'America/Indiana/Indianapolis', [300, 240]), 1],
  [place('US', 'Chicago', 'America/Chicago', [360, 300]), 14],
  [place('US', 'Dallas', 'America/Chicago', [360, 300]), 13],
  [place('US', 'Denver', 'America/Denver', [420, 360]), 6],
  [place('US', 'Phoenix', 'America/Phoenix', [420, 420]), 3],
  [place('US', 'Los Angeles', 'America/Los_Angeles', [480, 420]), 12],
  [place('US', 'Seattle', 'America/Los_Angeles', [480, 420]), 5],
  [place('CA', 'Toronto', 'America/Toronto', [300, 240]), 6],
  [place('CA', 'Vancouver', 'America/Vancouver', [480, 420]), 2],
  [place('GB', 'London', 'Europe/London', [0, -60]), 12],
  [place('GB', 'Manchester', 'Europe/London', [0, -60]), 5],
  [place('DE', 'Berlin', 'Europe/Berlin', [-60, -120]), 7],
  [place('DE', 'Munich', 'Europe/Berlin', [-60, -120]), 6],
  [place('AT', 'Vienna', 'Europe/Vienna', [-60, -120]), 3],
  [place('FR', 'Paris', 'Europe/Paris', [-60, -120]), 9],
  [place('ES', 'Madrid', 'Europe/Madrid', [-60, -120]), 6],
  [place('IT', 'Milan', 'Europe/Rome', [-60, -120]), 6],
  [place('NL', 'Amsterdam', 'Europe/Amsterdam', [-60, -120]), 4],
  [place('PL', 'Warsaw', 'Europe/Warsaw', [-60, -120]), 4],
  [place('BR', 'Sao Paulo', 'America/Sao_Paulo', [180, 180]), 8],
  [place('MX', 'Mexico City', 'America/Mexico_City', [360, 360]), 6],
  [place('JP', 'Tokyo', 'Asia/Tokyo', [-540, -540]), 9],
  [place('IN', 'Mumbai', 'Asia/Calcutta', [-330, -330]), 14],
  [place('AU', 'Sydney', 'Australia/Sydney', [-660, -600]), 4],
]

const parts = new Map<string, Weighted<Place>>()

/** Cities of a country, or all others. */
export function placesIn(country: string, inside: boolean): Weighted<Place> {
  const key = `${country} ${inside}`
  const known = parts.get(key) ?? PLACES.filter(([place]) => (place.country === country) === inside)
  parts.set(key, known)
  return known
}

/** Language lists of a country, best first; the tag in the browser's own first, and what some add to it. */
export const LANGUAGES: Record<string, Weighted<readonly string[]>> = {
  US: [
    [['en-US', 'en'], 90],
    [['en-US', 'en', 'es'], 3],
    [['es-US', 'es', 'en'], 3],
    [['en-GB', 'en'], 2],
    [['zh-CN', 'zh', 'en'], 2],
  ],
  CA: [
    [['en-CA', 'en'], 50],
    [['en-US', 'en'], 30],
    [['fr-CA', 'fr', 'en'], 20],
  ],
  GB: [
    [['en-GB', 'en'], 70],
    [['en-GB', 'en-US', 'en'], 20],
    [['en-US', 'en'], 10],
  ],
  DE: [
    [['de-DE', 'de', 'en-US', 'en'], 50],
    [['de-DE', 'de'], 20],
    [['de', 'en-US', 'en'], 20],
    [['en-US', 'en'], 10],
  ],
  AT: [
    [['de-AT', 'de', 'en'], 50],
    [['de-DE', 'de', 'en-US', 'en'], 40],
    [['en-US', 'en'], 10],
  ],
  FR: [
    [['fr-FR', 'fr', 'en-US', 'en'], 70],
    [['fr-FR', 'fr'], 20],
    [['en-US', 'en'], 10],
  ],
  ES: [
    [['es-ES', 'es'], 60],
    [['es-ES', 'es', 'en'], 20],
    [['ca-ES', 'ca', 'es', 'en'], 20],
  ],
  IT: [
    [['it-IT', 'it', 'en-US', 'en'], 80],
    [['it-IT', 'it'], 20],
  ],
  NL: [
    [['nl-NL', 'nl', 'en-US', 'en'], 60],
    [['en-US', 'en'], 25],
    [['nl-NL', 'nl'], 15],
  ],
  PL: [
    [['pl-PL', 'pl', 'en-US', 'en'], 80],
    [['pl-PL', 'pl'], 20],
  ],
  BR: [
    [['pt-BR', 'pt', 'en-US', 'en'], 70],
    [['pt-BR', 'pt'], 30],
  ],
  MX: [
    [['es-MX', 'es', 'en'], 50],
    [['es-419', 'es'], 50],
  ],
  JP: [
    [['ja', 'en-US', 'en'], 40],
    [['ja'], 30],
    [['ja-JP', 'ja'], 30],
  ],
  IN: [
    [['en-US', 'en'], 50],
    [['en-GB', 'en-US', 'en'], 25],
    [['en-IN', 'en', 'hi'], 25],
  ],
  AU: [
    [['en-AU', 'en'], 60],
    [['en-US', 'en'], 25],
    [['en-GB', 'en'], 15],
  ],
}
