import { ERROR_STATUS } from '@selfsame/contract'
import type { OpenApiDocument } from './document.ts'
import { html, type Html, prose } from './html.ts'
import { COMMON_ERRORS, type Operation } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import { schemaTable, type } from './schema-html.ts'
import { schemaOf } from './schema-of.ts'

/** The whole style of the page: its hash stands in the Content-Security-Policy. */
export const STYLE = `
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
code { font: 0.9em ui-monospace, monospace; background: color-mix(in srgb, currentColor 8%, transparent); padding: 0.1em 0.3em; border-radius: 4px; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent) }
h2 { margin-top: 3rem } small { opacity: 0.7 } nav a { display: block }
`

/** The reference as one page that needs no script and nothing from elsewhere. */
export function referencePage({ info, components }: OpenApiDocument): string {
  const schemas = Object.entries(components.schemas).filter(([name]) => name !== 'securitySchemes')
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Selfsame Server API</title><link rel="icon" href="data:,"><style>${{ text: STYLE }}</style></head>
<body><h1>Selfsame Server API</h1><p>${prose(String(info['description']))} Every call needs the header <code>Authorization: Bearer sk_...</code>. The same as <a href="openapi.json">OpenAPI 3.1</a>.</p>
<nav>${OPERATIONS.map(({ id, summary, method, path }) => html`<a href="#${id}">${summary}: <code>${method.toUpperCase()} ${path}</code></a>`)}${schemas.map(([name]) => html`<a href="#${name}">${name}</a>`)}</nav>
${OPERATIONS.map(operationHtml)}
${schemas.map(([name, schema]) => html`<h2 id="${name}">${name}</h2>${schemaTable(schema)}`)}
</body></html>
`
  return page.text
}

function operationHtml({ id, summary, method, path, description, parameters, body, answer, errors }: Operation): Html {
  const codes = [...COMMON_ERRORS, ...errors].sort((a, b) => ERROR_STATUS[a] - ERROR_STATUS[b])
  return html`<h2 id="${id}">${summary}</h2><p><code>${method.toUpperCase()} ${path}</code></p><p>${prose(description)}</p>
${parameters.length === 0 ? '' : html`<table><thead><tr><th>Parameter</th><th>Type</th><th></th></tr></thead><tbody>${parameters.map((parameter) => html`<tr><td><code>${parameter.name}</code>${parameter.many ? html` <small>may be repeated</small>` : ''}</td><td>${type(schemaOf(parameter.schema))}</td><td>${prose(parameter.description)}</td></tr>`)}</tbody></table>`}
${body ? html`<p>Body: ${type(schemaOf(body))}, as JSON.</p>` : ''}
<p>200: ${answer === 'empty' ? 'no body' : type(schemaOf(answer))}. Errors, as <a href="#Error">Error</a>: ${codes.map((code) => html`${String(ERROR_STATUS[code])} <code>${code}</code> `)}</p>`
}
