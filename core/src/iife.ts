import { rememberScriptUrl } from './script-url.ts'

// The one thing done at load: `currentScript` is gone as soon as the script has run.
const script = typeof document === 'undefined' ? undefined : document.currentScript
rememberScriptUrl(script && 'src' in script ? script.src : undefined)

export { SelfsameError, start } from './index.ts'
