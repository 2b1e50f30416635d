/** Opens the address and lets the page do its work; what it gives ends all that was started. */
export type Drive = (url: string, context: DriveContext) => Promise<AsyncDisposable>

export interface DriveContext {
  /** Name of the X display, for instance `:99`; the browsers' common screen. */
  display: string
  /** A folder of this run's own, removed after it. */
  folder: string
  /** A visit of a person's browser: what its page sent, for programs that send it again. */
  recorded(): Promise<RecordedVisit>
}

/** A visit as the server received it. */
export interface RecordedVisit {
  /** Address of the identify endpoint. */
  url: string
  /** Body, parsed. */
  payload: Record<string, unknown>
  /** Name and value pairs of the browser's own request, in its order. */
  headers: readonly (readonly [name: string, value: string])[]
}

/** Ends with the run; the last that was started ends first. */
export function ending(...endings: (() => unknown)[]): AsyncDisposable {
  return {
    async [Symbol.asyncDispose]() {
      for (const end of endings) await end()
    },
  }
}
