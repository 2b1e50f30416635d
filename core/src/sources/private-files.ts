import { absent, ok, type Source } from './source.ts'

/**
 * What came of asking for the origin's own file system: `ok`, or the name of the refusal. Nothing is written. Private windows of Gecko and WebKit
 * refuse it. Chrome 86, Firefox 111, Safari 15.2 and newer, secure contexts only.
 *
 * @see https://fs.spec.whatwg.org/#dom-storagemanager-getdirectory
 */
export const privateFiles: Source<'privateFiles'> = async ({ navigator }) => {
  const storage = navigator.storage as Partial<StorageManager> | undefined
  if (!storage?.getDirectory) return absent()
  return ok(await storage.getDirectory().then(
    () => 'ok',
    (error: unknown) => String((error as Error | undefined)?.name).slice(0, 32),
  ))
}
