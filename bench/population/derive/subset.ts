import { hash, share } from '../draw.ts'

const known = new Map<string, string[]>()

/** Four fifths of all names, by key; each epoch brings one more or takes one away. */
export function subset(all: readonly string[], key: string, epoch: number): string[] {
  const id = `${all[0]} ${key} ${epoch}`
  const made = known.get(id)
  if (made) return made
  const moved = Array.from({ length: epoch }, (_, step) => hash(key, 'moved', step) % all.length)
  const turned = (index: number) => moved.filter((each) => each === index).length % 2 === 1
  const found = all.filter((name, index) => share(key, name) < 0.8 !== turned(index))
  known.set(id, found)
  return found
}
