/**
 * An element of the page.
 *
 * @throws {Error} the page lacks it
 */
export function byId<T extends HTMLElement>(id: string): T {
  const element = document.getElementById(id)
  if (!element) throw new Error(`#${id} is missing`)
  return element as T
}

export function setText(id: string, text: string): void {
  byId(id).textContent = text
}

export function show(id: string, isShown: boolean): void {
  byId(id).hidden = !isShown
}
