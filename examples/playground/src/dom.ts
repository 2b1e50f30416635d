/** @throws {Error} the page lacks it: markup and script are of different versions */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`#${id} is missing`)
  return element
}

type Attributes = Record<string, string | number>

export function element(name: string, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElement {
  return fill(document.createElement(name), attributes, children)
}

export function svg(name: string, attributes: Attributes = {}, ...children: Node[]): SVGElement {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children)
}

function fill<E extends Element>(target: E, attributes: Attributes, children: (Node | string)[]): E {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, String(value))
  target.append(...children)
  return target
}
