import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
}

export interface StaticFile {
  body: Buffer
  type: string
}

/**
 * A file below `folder`; undefined where there is none, or where the path would lead out.
 *
 * @param path of the address, beginning with `/`
 */
export async function staticFile(folder: string, path: string): Promise<StaticFile | undefined> {
  const file = normalize(join(folder, path))
  const type = TYPES[extname(file)]
  if (!file.startsWith(folder + sep) || !type) return undefined
  try {
    return { body: await readFile(file), type }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
