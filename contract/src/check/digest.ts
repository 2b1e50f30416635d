/**
 * 64-bit digest of a text or of numbers, as 16 hexadecimal digits. Not cryptographic: it shortens, it does not hide.
 *
 * Two lanes of multiply and xor with different odd constants, each stirred by the other at the end.
 *
 * @param data numbers count as 32-bit integers; fractions are cut
 */
export function digest(data: string | ArrayLike<number>): string {
  let [a, b, count] = [0x1b873593, 0x5f356495, 0]
  // By hand: `Array.from` takes ten times as long, and the server does this for every visit.
  for (let i = 0; i < data.length; i++, count++) {
    const unit = (typeof data === 'string' ? data.codePointAt(i) : data[i]) as number
    if (typeof data === 'string' && unit > 0xffff) i++ // the other half of the pair
    a = Math.imul(a ^ unit, 0x2c1b3c6d)
    a ^= a >>> 15
    b = Math.imul(b ^ unit, 0x297a2d39) + a
    b ^= b >>> 13
  }
  a = stir(a ^ count) ^ b
  return hex(a) + hex(stir(b ^ a))
}

/** Spreads each input bit over all 32. */
function stir(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad)
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
  return word ^ (word >>> 15)
}

const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0')
