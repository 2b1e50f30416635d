import { path, paths } from '../formats.ts'
import type { VariableGroup } from '../variable.ts'

export const network = {
  /** Absolute. */
  databases: {
    name: 'SELFSAME_IP_DATABASES',
    schema: paths(),
    default: '',
    unset: 'none',
    doc: 'databases in MaxMind\'s format with commas between (GeoLite2, DB-IP and their like): where addresses are, and whose; read again when they change; [which files](../docs/network-data.md)',
  },
  /** Absolute; names the lists. */
  lists: {
    name: 'SELFSAME_IP_LISTS',
    schema: path(),
    unset: 'none',
    doc: 'JSON file that names lists of addresses (Tor, VPN, proxies, data centres) and where `selfsame lists refresh` finds them; [how](../docs/network-data.md#lists)',
  },
  /** Absolute. */
  tlsFamilies: {
    name: 'SELFSAME_TLS_FAMILIES',
    schema: path(),
    unset: 'the shipped ones',
    doc: 'JSON file of TLS fingerprints and who makes them (`{ "8daaf6152771": "chromium" }`), over the shipped ones; read at the start',
  },
} satisfies VariableGroup
