import { blockedIfDenied } from './lib/denied.ts'
import { absent, blocked, ok, type Source } from './source.ts'

type Scope = Pick<typeof globalThis, 'navigator'>

/** Runs in the page and, by its source text, in the worker: it may use nothing but its argument and what every realm has. */
function facts({ navigator }: Scope): Readonly<Record<string, unknown>> {
  const { userAgent, platform, languages, hardwareConcurrency } = navigator
  return { userAgent, platform, languages: languages.join(), hardwareConcurrency, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
}

/**
 * What a worker of the page tells otherwise than the page, by name; nothing, where nobody pretends. Only where the page asks for it
 * (`sources: { also: ['worker'] }`): a Content-Security-Policy without `worker-src blob:` refuses the worker, which is `blocked`,
 * and tells its owner of each refusal. Takes 10 to 150 ms, of which the page stands still for some 4.
 */
export const worker: Source<'worker'> = async (window) => {
  const { Worker, Blob, URL } = window
  if (!Worker) return absent()
  const url = URL.createObjectURL(new Blob([`postMessage((${facts})(self))`]))
  try {
    const other = new Worker(url)
    const told = await new Promise<ReturnType<typeof facts> | undefined>((resolve) => {
      other.onmessage = ({ data }) => resolve(data as ReturnType<typeof facts>)
      other.onerror = () => resolve(undefined)
    })
    other.terminate()
    return told ? ok(Object.entries(facts(window)).flatMap(([name, value]) => (told[name] === value ? [] : name))) : blocked()
  } catch (error) {
    if (error instanceof TypeError) return blocked() // a policy that wants Trusted Types
    return blockedIfDenied(error)
  } finally {
    URL.revokeObjectURL(url)
  }
}
