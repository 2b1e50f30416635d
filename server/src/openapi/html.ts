/** HTML that is safe to send: made by `html` alone. */
export interface Html {
  readonly text: string
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes what is put in, unless it is HTML made in the same way. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  return { text: parts.reduce((text, part, index) => text + written(values[index - 1] ?? '') + part) }
}

function written(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)
  return 'text' in value ? value.text : value.map(({ text }) => text).join('')
}

/** Text with `code` in it. */
export function prose(text: string): Html[] {
  return text.split(/(`[^`]+`)/).map((part) => (part.startsWith('`') ? html`<code>${part.slice(1, -1)}</code>` : html`${part}`))
}
