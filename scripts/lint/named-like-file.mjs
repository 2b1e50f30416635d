import { basename } from 'node:path'

/** ESLint rule for registry folders: one exported value a file, named like the file (`canvas-text.ts`: `canvasText`). */
export const namedLikeFile = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { one: 'a file of a registry folder exports one value, `{{ name }}`; found: {{ found }}' },
  },
  create(context) {
    const name = basename(context.filename, '.ts').replace(/-(.)/g, (_, letter) => letter.toUpperCase())
    return {
      Program(node) {
        const found = node.body.filter(({ type, exportKind }) => type.startsWith('Export') && exportKind !== 'type').flatMap(names)
        if (found.join() !== name) context.report({ node, messageId: 'one', data: { name, found: found.join(', ') || 'none' } })
      },
    }
  },
}

function names({ type, declaration, specifiers }) {
  if (type === 'ExportAllDeclaration') return ['*']
  if (declaration?.declarations) return declaration.declarations.map(({ id }) => id.name)
  return declaration ? [declaration.id?.name] : specifiers.map(({ exported }) => exported.name)
}
