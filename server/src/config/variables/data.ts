import { z } from 'zod'
import { path } from '../formats.ts'
import type { VariableGroup } from '../variable.ts'

const DATABASE_HINT = 'expected mysql://user:password@host:3306/database'

export const data = {
  dataDir: {
    name: 'SELFSAME_DATA_DIR',
    schema: path(),
    default: './selfsame-data',
    doc: 'folder of the SQLite database; made where it is missing',
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    schema: z.string().refine(isMysqlUrl, DATABASE_HINT),
    secret: true,
    doc: '`mysql://user:password@host:3306/database` (MySQL 8.4+, MariaDB 10.11+) in place of SQLite',
  },
} satisfies VariableGroup

function isMysqlUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^(mysql|mariadb):$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1
}
