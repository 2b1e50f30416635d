/** Address of the agent's own `<script>`; set by `iife.ts` alone, so that importing the package does no work. */
let url: string | undefined

/** Where the agent was loaded from with `<script src>`; undefined where it is part of a bundle. */
export function scriptUrl(): string | undefined {
  return url
}

/** @param src absolute address, from `document.currentScript` while the script runs for the first time */
export function rememberScriptUrl(src: string | undefined): void {
  url = src
}
