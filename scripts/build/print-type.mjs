import ts from 'typescript'

/**
 * Writes a type of plain data (literals, unions, arrays, tuples, objects) without naming a type of a library.
 *
 * @param {ts.Type} type
 * @param {ts.TypeChecker} checker
 * @param {ts.Type[]} above types this one is part of; a recursive type is `unknown` where it comes round again
 * @returns {string}
 */
export function printType(type, checker, above = []) {
  if (above.includes(type)) return 'unknown'
  const alias = ownAlias(type)
  if (above.length > 0 && alias) return alias.name
  const print = (part) => printType(part, checker, [...above, type])
  if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) return type.types.map(print).join(' | ')
  if (checker.isTupleType(type)) return `[${checker.getTypeArguments(/** @type {ts.TypeReference} */ (type)).map(print).join(', ')}]`
  if (checker.isArrayType(type)) return printArray(print(checker.getTypeArguments(/** @type {ts.TypeReference} */ (type))[0]))
  if (type.flags & ts.TypeFlags.Object) return printObject(type, checker, print)
  return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation)
}

/** @param {ts.Type} type */
function ownAlias({ aliasSymbol, aliasTypeArguments }) {
  const file = aliasSymbol?.declarations?.[0]?.getSourceFile().fileName
  return file && !aliasTypeArguments && !file.includes('node_modules') ? aliasSymbol : undefined
}

function printArray(element) {
  return element.includes(' | ') ? `(${element})[]` : `${element}[]`
}

function printName(name) {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}

function printObject(type, checker, print) {
  if (type.getCallSignatures().length > 0) throw new Error('a function is no plain data')
  const members = type.getProperties().map((property) => {
    const optional = property.flags & ts.SymbolFlags.Optional
    const value = checker.getTypeOfSymbol(property)
    return `${printName(property.name)}${optional ? '?' : ''}: ${print(optional ? withoutUndefined(value, checker) : value)}`
  })
  const indexes = checker.getIndexInfosOfType(type).map((info) => `[key: ${print(info.keyType)}]: ${print(info.type)}`)
  return `{ ${[...members, ...indexes].join('; ')} }`
}

/** `a?: T | undefined` and `a?: T` differ under exactOptionalPropertyTypes; data that came as JSON has the second. */
function withoutUndefined(type, checker) {
  return checker.getNonNullableType(type) === type || hasNull(type) ? type : checker.getNonNullableType(type)
}

function hasNull(type) {
  return type.isUnion() && type.types.some((part) => part.flags & ts.TypeFlags.Null)
}
