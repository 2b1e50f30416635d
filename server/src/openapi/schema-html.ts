import type { Json } from './document.ts'
import { html, type Html, prose } from './html.ts'

type Schema = { readonly [name: string]: Json }

/** A schema's properties as a table, with those inside of them below, indented by their names: `sdk.version`. */
export function schemaTable(schema: Schema): Html {
  const rows = rowsOf(schema, '')
  if (rows.length === 0) return html`<p>${type(schema)}</p>`
  return html`<table><thead><tr><th>Field</th><th>Type</th><th></th></tr></thead><tbody>${rows}</tbody></table>`
}

function rowsOf(schema: Schema, prefix: string): Html[] {
  const variants = [...asSchemas(schema['oneOf']), ...asSchemas(schema['anyOf'])]
  if (variants.some((variant) => variant['properties'])) return variants.flatMap((variant) => rowsOf(variant, prefix))
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  return Object.entries(properties).flatMap(([name, property]) => {
    if (!isSchema(property)) return []
    const path = prefix + name
    const items = isSchema(property['items']) ? property['items'] : undefined
    const own = html`<tr><td><code>${path}</code>${required.includes(name) ? '' : html` <small>optional</small>`}</td><td>${type(property)}</td><td>${prose(textOf(property['description']))}</td></tr>`
    return [own, ...rowsOf(property, `${path}.`), ...(items ? rowsOf(items, `${path}[].`) : [])]
  })
}

/** A schema's type in a few words. */
export function type(schema: Schema): Html {
  const reference = textOf(schema['$ref'])
  if (reference) {
    const name = reference.split('/').at(-1) ?? ''
    return html`<a href="#${name}">${name}</a>`
  }
  if (Array.isArray(schema['enum'])) return html`${schema['enum'].map((value) => html`<code>${String(value)}</code> `)}`
  if (schema['const'] !== undefined) return html`<code>${String(schema['const'])}</code>`
  if (isSchema(schema['items'])) return html`list of ${type(schema['items'])}`
  const variants = [...asSchemas(schema['oneOf']), ...asSchemas(schema['anyOf'])]
  if (variants.length > 0) return html`${variants.map((variant, index) => html`${index > 0 ? ' or ' : ''}${type(variant)}`)}`
  return html`${textOf(schema['type']) || 'any'}${boundsOf(schema)}`
}

function boundsOf({ minimum, maximum, maxLength }: Schema): string {
  if (typeof maxLength === 'number') return `, at most ${maxLength} characters`
  const [least, most] = [minimum, maximum].map((bound) => (typeof bound === 'number' && Number.isSafeInteger(bound) && Math.abs(bound) < 2 ** 53 - 1 ? bound : undefined))
  if (least !== undefined && most !== undefined) return `, ${least} to ${most}`
  return least === undefined ? '' : `, from ${least} on`
}

function isSchema(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asSchemas(value: Json | undefined): Schema[] {
  return Array.isArray(value) ? value.filter((item) => isSchema(item)) : []
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
