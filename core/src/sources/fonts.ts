import { engine } from '../engine.ts'
import { yieldToPage } from '../yield.ts'
import { absent, ok, type Source, type SourceWindow } from './source.ts'

/**
 * Probed fonts, by family. A font file names itself by family alone (`Calibri`), or, where a `*` follows, by
 * PostScript name (`NotoSans-Regular`). First those of macOS and Linux, then those of Windows, Office, Android and
 * designers, which no WebKit shows: there a look-up costs most.
 */
const EVERYWHERE =
  'Helvetica Neue,Menlo*,Galvji*,Luminari*,STIX Two Text*,Liberation Sans,Liberation Sans Narrow,Liberation Mono,DejaVu Sans,DejaVu Sans Condensed,DejaVu Math TeX Gyre*,Noto Sans*,Noto Serif*,Noto Sans Mono*,Noto Music*,Noto Color Emoji,Ubuntu*,Cantarell*,FreeSans,Nimbus Sans*,Carlito,Lato*'
const NOT_WEBKIT =
  'Calibri,Segoe UI,Segoe UI Light,Segoe Fluent Icons,Bahnschrift,Ink Free,Leelawadee,MS Gothic,Malgun Gothic,Microsoft YaHei,SimSun,Cascadia Mono*,Roboto*,SamsungOneUI,Coming Soon*,Droid Sans Mono,Agency FB,Bauhaus 93,Century Gothic,Garamond,Haettenschweiler,Wingdings 2,Aptos,Monaco,Geneva,Open Sans*,Inter*,Montserrat*,Fira Code*,JetBrains Mono*,Source Code Pro*,Minion Pro*,Myriad Pro*'
/** Time at a stretch, in ms: a look-up takes up to 1 ms where a broker process answers it. */
const STRETCH_MS = 8

/**
 * Families of the probed fonts that are installed, in probe order.
 *
 * A font is looked up by `local()`, whose answer, unlike a text's width, knows no substitutes, no scale factor and no
 * layout, and costs a fifth (docs/decisions/0002-off-main-thread.md). Content security policies do not apply to it.
 * Absent where there is no font loading API.
 */
export const fonts: Source<'fonts'> = async (window) => {
  if (!('FontFace' in window)) return absent()
  const webkit = engine(window) === 'webkit'
  const probes = (webkit ? EVERYWHERE : `${EVERYWHERE},${NOT_WEBKIT}`).split(',')
  const looks: Promise<string | undefined>[] = []
  let rest = performance.now() + STRETCH_MS
  for (const probe of probes) {
    if (performance.now() > rest) {
      await yieldToPage()
      rest = performance.now() + STRETCH_MS
    }
    looks.push(installed(window, probe, webkit))
  }
  return ok((await Promise.all(looks)).filter((family) => family !== undefined))
}

/** WebKit on Linux knows families only, on macOS it knows all three kinds of name. */
async function installed({ FontFace }: SourceWindow, probe: string, byFamily: boolean): Promise<string | undefined> {
  const family = probe.replace('*', '')
  const name = byFamily || family === probe ? family : `${family.replace(/ /g, '')}-Regular`
  try {
    await new FontFace('probe', `local("${name}")`).load()
    return family
  } catch (error) {
    if ((error as DOMException).name === 'NetworkError' || (error as DOMException).name === 'SyntaxError') return undefined
    throw error
  }
}
