import type { Automation } from './automation.ts'
import { commandLines } from './command-line.ts'
import { httpClients } from './http.ts'
import { jsdomPages } from './jsdom.ts'
import { marionettes } from './marionette.ts'
import { playwrights } from './playwright.ts'
import { puppeteers } from './puppeteer.ts'
import { rawProtocols } from './raw-protocol.ts'
import { seleniums } from './selenium.ts'

/** Every automation that is measured; one that cannot run counts as missed. */
export const automations: readonly Automation[] = [
  ...puppeteers,
  ...playwrights,
  ...seleniums,
  ...rawProtocols,
  ...commandLines,
  ...marionettes,
  ...jsdomPages,
  ...httpClients,
]
