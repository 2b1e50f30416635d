import { nextFrame } from './lib/next-frame.ts'
import { ok, type Source } from './source.ts'

/**
 * A list, that is EasyList, AdGuard's, EasyList's for Germany, Russia and China, Fanboy's social and EasyList's cookie list, and
 * two ids or classes that it hides on every site and that no site styles. Both must be hidden.
 */
const BAITS =
  'easylist #AdSky23 .ad_300x250;adguard .Ad-adhesive #videopageadblock;german #werbung_mitte #headerwerbung;russian #limonads_body .onona-block;chinese #duilian_left .yd_ad1;social #fblikepop #shareaholic-bar;cookies #GodBlessEUCookies #COOKIE_MHD_ALERT'

/** An element of one id or class; of none for ''. */
function bait({ document }: Window, selector: string) {
  const element = document.createElement('div')
  element[selector.startsWith('#') ? 'id' : 'className'] = selector.slice(1)
  return element
}

/**
 * Names of the filter lists whose probes were hidden, in probe order; none is a value too. The probes stand outside the
 * view for one frame. It fails where nothing is shown at all, as in a hidden frame.
 *
 * @see https://github.com/easylist/easylist
 */
export const contentBlockers: Source<'contentBlockers'> = async (window) => {
  const box = bait(window, '')
  const control = bait(window, '')
  Object.assign(box.style, { position: 'absolute', top: '-999px', contain: 'content' })
  box.setAttribute('aria-hidden', 'true')
  const lists = BAITS.split(';').map((list) => {
    const [name = '', ...selectors] = list.split(' ')
    return { name, baits: selectors.map((selector) => bait(window, selector)) }
  })
  box.append(control, ...lists.flatMap(({ baits }) => baits))
  window.document.documentElement.append(box)
  try {
    await nextFrame(window)
    if (!control.offsetParent) throw new Error('the page shows nothing')
    const hides = ({ baits }: (typeof lists)[number]) => baits.every((element) => !element.offsetParent)
    return ok(lists.filter(hides).map(({ name }) => name))
  } finally {
    box.remove()
  }
}
