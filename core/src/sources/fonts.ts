import { engine } from '../engine.ts'
import { yieldToPage } from '../yield.ts'
import { absent, ok, type Source, type SourceWindow } from './source.ts'

/** Fonts that are looked for everywhere: those of Linux, and those that people and programs install. */
const FREE =
  'Liberation Sans,Liberation Sans Narrow,Liberation Mono,DejaVu Sans,DejaVu Math TeX Gyre*,Noto Sans*,Noto Serif*,Noto Music*,Noto Color Emoji,Ubuntu*,Cantarell*,FreeSans,Carlito,Roboto*,Lato*,Open Sans*,Inter*,Fira Code*,JetBrains Mono*,Source Code Pro*,Myriad Pro*'
/** Fonts that come together (Windows, Office, macOS, Android): without its first one a group is not gone through, as every look-up costs. */
const BUNDLES = [
  'Segoe UI,Segoe UI Light,Segoe Fluent Icons,Bahnschrift,Ink Free,Leelawadee,MS Gothic,Malgun Gothic,Microsoft YaHei,SimSun,Cascadia Mono*',
  'Calibri,Agency FB,Bauhaus 93,Century Gothic,Garamond,Haettenschweiler,MS Reference Sans Serif,Wingdings 2,Aptos',
  'Helvetica Neue,Menlo*,Monaco,Geneva,Galvji*,Luminari*,STIX Two Text*,Zapfino,Rockwell*',
  'Droid Sans Mono,Coming Soon*,Dancing Script*,Cutive Mono*,SamsungOneUI',
]

/** Time at a stretch, in ms. */
const STRETCH_MS = 6

/**
 * Families of the probed fonts that are installed, in probe order.
 *
 * A font is looked up by `local()`, whose answer, unlike a text's width, knows no substitutes, no scale factor and no
 * layout, and costs a fifth (docs/decisions/0002-off-main-thread.md). Content security policies do not apply to it.
 * Absent where there is no font loading API.
 */
export const fonts: Source<'fonts'> = async (window) => {
  if (!('FontFace' in window)) return absent()
  const found = await installed(window, FREE.split(','))
  for (const bundle of BUNDLES) {
    const [first = '', ...rest] = bundle.split(',')
    const head = await installed(window, [first])
    found.push(...head, ...(head.length ? await installed(window, rest) : []))
  }
  return ok(found)
}

/**
 * Those of the probes that are there, by family. A font file names itself by family alone (`Calibri`), or, where a `*`
 * follows, by PostScript name (`NotoSans-Regular`); WebKit on Linux knows families only, on macOS all kinds of name.
 */
async function installed(window: SourceWindow, probes: readonly string[]): Promise<string[]> {
  const byFamily = engine(window) === 'webkit'
  const found: string[] = []
  let rest = performance.now() + STRETCH_MS
  for (const probe of probes) {
    if (performance.now() > rest) {
      await yieldToPage()
      rest = performance.now() + STRETCH_MS
    }
    const family = probe.replace('*', '')
    const name = byFamily || family === probe ? family : `${family.replace(/ /g, '')}-Regular`
    if (await isThere(window, name)) found.push(family)
  }
  return found
}

async function isThere({ FontFace }: SourceWindow, name: string): Promise<boolean> {
  try {
    await new FontFace('probe', `local("${name}")`).load()
    return true
  } catch (error) {
    if (/^(Network|Syntax)Error$/.test((error as DOMException).name)) return false
    throw error
  }
}
