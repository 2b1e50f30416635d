import { z } from 'zod'
import type { VariableGroup } from '../variable.ts'

const apiKey = z.string().regex(/^[\w-]{16,128}$/, 'expected 16 to 128 letters, digits, - or _')

export const keys = {
  publicKey: {
    name: 'SELFSAME_PUBLIC_KEY',
    schema: apiKey,
    doc: 'the only public key that is accepted, in place of the stored ones; 16 to 128 letters, digits, `-` or `_`',
  },
  secretKey: {
    name: 'SELFSAME_SECRET_KEY',
    schema: apiKey,
    secret: true,
    doc: 'the only secret key that is accepted, in place of the stored ones; of the same form',
  },
} satisfies VariableGroup
