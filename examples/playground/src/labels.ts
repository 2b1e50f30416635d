/** What the server's comparisons are called here. */
const LABELS: Record<string, string> = {
  system: 'Engine and system',
  browser: 'Browser',
  version: 'Browser version',
  osVersion: 'System version',
  model: 'Device model',
  architecture: 'Processor',
  hardware: 'Cores and memory',
  gpu: 'Graphics card',
  rendering: '3D rendering',
  fonts: 'Fonts',
  text: 'Text drawing',
  canvas: 'Canvas drawing',
  audio: 'Sound',
  screen: 'Screen',
  frame: 'Space beside windows',
  colour: 'Colours',
  settings: 'Display settings',
  timeZone: 'Time zone',
  languages: 'Languages',
  input: 'Pointer and keyboard',
  media: 'Media and codecs',
  features: 'Engine features',
  plugins: 'Plug-ins',
  storage: 'Storage space',
  blockers: 'Content blockers',
  headers: 'Request headers',
  network: 'Network',
}

/** A comparison of a newer server has its name split into words: `webStorage` -> `Web storage`. */
export function labelOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return LABELS[name] ?? words.charAt(0).toUpperCase() + words.slice(1)
}
