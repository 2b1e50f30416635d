import { z } from 'zod'
import { components } from './components.ts'

/** Every component with the JSON Schema of its value, as the text of `components.json`. */
export function componentsDocument(): string {
  const entries = Object.entries(components).map(([name, schema]) => {
    const { $schema: _, ...value } = z.toJSONSchema(schema)
    return [name, value]
  })
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}
