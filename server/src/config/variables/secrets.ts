import { z } from 'zod'
import { ENCRYPTION_KEY_HINT, readKeys } from '../../secrets/encryption-keys.ts'
import type { VariableGroup } from '../variable.ts'

export const secrets = {
  /** Of 32 bytes: the first seals secrets that must be read again, all open them; none: they are kept as they are. */
  encryptionKeys: {
    name: 'SELFSAME_ENCRYPTION_KEY',
    schema: z
      .string()
      .refine((text) => readKeys(text) !== undefined, ENCRYPTION_KEY_HINT)
      .transform((text): readonly Buffer[] => Object.freeze(readKeys(text) ?? [])),
    default: '',
    unset: 'none',
    secret: true,
    doc: '32 bytes in base64 or hexadecimal (`openssl rand -base64 32`): secrets that must be read again (webhooks\', sealing keys) are encrypted with it in the database. To change it, put the new one first: `new,old`',
  },
} satisfies VariableGroup
