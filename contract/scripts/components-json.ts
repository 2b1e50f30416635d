import { writeFileSync } from 'node:fs'
import { componentsDocument } from '../src/components-document.ts'

/** Writes `components.json`: `npm run generate -w contract`, after each change of a schema. */
writeFileSync(new URL('../components.json', import.meta.url), componentsDocument())
