import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { printType } from './print-type.mjs'

/** Stands beside the contract, so that zod is looked up as the contract's dependency. */
const VIRTUAL_FILE = fileURLToPath(new URL('../../contract/rolled-up-types.ts', import.meta.url))
const ZOD_IMPORT = /^import .* from 'zod';\n+/m

/**
 * Rollup plugin: takes zod out of rolled-up declarations, for packages that do not depend on it.
 *
 * A schema's type is replaced by the type of the value it describes, and `z.infer<X>` by `X`. Without this the agent,
 * which ships no validator, would make its users install one for the sake of its types.
 *
 * @param {{ dependencies?: Record<string, string> }} manifest
 * @returns {{ name: string, renderChunk: (code: string) => { code: string, map: null } | null }}
 */
export function plainTypes(manifest) {
  const done = new Map()
  return {
    name: 'plain-types',
    renderChunk(code) {
      if (manifest.dependencies?.zod || !ZOD_IMPORT.test(code)) return null
      if (!done.has(code)) done.set(code, withoutZod(code))
      return { code: done.get(code), map: null }
    },
  }
}

/** @param {string} code rolled-up declarations */
function withoutZod(code) {
  const { checker, file } = check(code)
  let plain = code
  for (const node of zodTypes(file).reverse()) {
    plain = plain.slice(0, node.getStart(file)) + plainText(node, checker, file) + plain.slice(node.end)
  }
  plain = plain.replace(ZOD_IMPORT, '')
  if (/\bz\./.test(plain)) throw new Error('zod is left in the declarations; see scripts/build/plain-types.mjs')
  return plain
}

function check(code) {
  const options = {
    strict: true,
    lib: ['lib.es2022.d.ts'], // no DOM: the contract has none, and it takes a second to read
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (name) => name === VIRTUAL_FILE || fileExists(name)
  host.getSourceFile = (name, target, ...rest) =>
    name === VIRTUAL_FILE ? ts.createSourceFile(name, code, target, true) : getSourceFile(name, target, ...rest)
  const program = ts.createProgram([VIRTUAL_FILE], options, host)
  return { checker: program.getTypeChecker(), file: program.getSourceFile(VIRTUAL_FILE) }
}

/** Outermost `z.*` type references, in order of place. */
function zodTypes(file) {
  const found = []
  const visit = (node) => {
    if (ts.isTypeReferenceNode(node) && node.typeName.getText(file).startsWith('z.')) found.push(node)
    else ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function plainText(node, checker, file) {
  if (/^z\.(infer|output)$/.test(node.typeName.getText(file))) return `(${node.typeArguments[0].getText(file)})`
  const internals = checker.getTypeFromTypeNode(node).getProperty('_zod')
  const output = internals && checker.getTypeOfSymbol(internals).getProperty('output')
  if (!output) throw new Error(`not a zod schema: ${node.getText(file)}`)
  return printType(checker.getTypeOfSymbol(output), checker)
}
