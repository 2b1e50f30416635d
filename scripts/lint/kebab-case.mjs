import { basename } from 'node:path'

/** ESLint rule: files are named in kebab-case, dots for kinds (`canvas-text.test.ts`). */
export const kebabCase = {
  meta: { type: 'problem', schema: [], messages: { name: '{{ file }}: files are named in kebab-case' } },
  create(context) {
    const file = basename(context.filename)
    const isKebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(file)
    return { Program: (node) => isKebab || context.report({ node, messageId: 'name', data: { file } }) }
  },
}
