/** Runs the app that `?app=` names, and links to all. */
const apps = import.meta.glob('./apps/*.{ts,tsx}')
const nameOf = (path: string) => path.replace(/^.*\/(.*)\.tsx?$/, '$1')
const chosen = new URLSearchParams(location.search).get('app')

const list = document.getElementById('apps')
for (const path of Object.keys(apps).sort(beforeFirst)) {
  const link = document.createElement('a')
  link.href = `?app=${nameOf(path)}`
  link.textContent = nameOf(path)
  const item = document.createElement('li')
  item.append(link)
  list?.append(item)
  if (nameOf(path) !== chosen) continue
  link.setAttribute('aria-current', 'page')
  void apps[path]?.()
}

// Before an app is chosen there is nobody to wait for
if (chosen === null) for (const id of ['visitor-label', 'app']) document.getElementById(id)?.toggleAttribute('hidden', true)

/** By name, and of each app what was before comes first. */
function beforeFirst(one: string, other: string): number {
  const key = (path: string) => nameOf(path).replace('-after', '-then')
  return key(one).localeCompare(key(other))
}
