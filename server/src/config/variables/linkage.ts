import { onOff, path } from '../formats.ts'
import type { VariableGroup } from '../variable.ts'

export const linkage = {
  modelFile: {
    name: 'SELFSAME_MODEL',
    schema: path(),
    unset: 'the shipped one',
    doc: 'file of a model that `selfsame train` has written; one that does not fit this version stops the start',
  },
  networkEvidence: {
    name: 'SELFSAME_NETWORK_EVIDENCE',
    schema: onOff(),
    default: 'on',
    doc: '`off`: linkage never sees the visitor\'s network',
  },
  asnDatabase: {
    name: 'SELFSAME_ASN_DATABASE',
    schema: path(),
    unset: 'none',
    doc: 'path of a GeoLite2-ASN database or one of its shape (`.mmdb`): whose network an address is in becomes evidence. Read at the start, kept in memory; nothing is looked up elsewhere',
  },
  token: {
    name: 'SELFSAME_TOKEN',
    schema: onOff(),
    default: 'off',
    doc: '`on`: pages that ask for it (`storage: \'cookie\'`) are given a first-party token, a cookie; [why it is as it is](../docs/decisions/0004-first-party-token.md)',
  },
} satisfies VariableGroup
