export type Engine = 'chromium' | 'firefox' | 'webkit'

export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * How a browser differs from a freshly installed one. What can be set as a user would set it, is; each engine's file
 * says how it does which. What an engine cannot do throws `NotSupported`.
 */
export interface LaunchOptions {
  /** Default: true in Chromium and Firefox. WebKitGTK is never headless. */
  readonly headless?: boolean
  /** A profile that lasts, for coming back; without it a fresh one, removed at `close()`. */
  readonly profileDir?: string
  /** BCP 47: languages asked of sites and, where possible, the locale of dates and numbers. */
  readonly locale?: string
  /** IANA name. */
  readonly timeZone?: string
  readonly deviceScaleFactor?: number
  readonly colorScheme?: 'light' | 'dark'
  /** Outer size of the window, device pixels; default 1280 x 800. */
  readonly window?: Size
  /** Size of the screen, device pixels; default 1920 x 1080. */
  readonly screen?: Size
  /** Chromium only: see `userAgentAhead`. */
  readonly userAgent?: UserAgentOverride
  /** Firefox only: about:config. */
  readonly prefs?: Readonly<Record<string, string | number | boolean>>
  readonly privateWindow?: boolean
  /** Added to the browser's environment, for example FONTCONFIG_FILE. */
  readonly env?: Readonly<Record<string, string>>
  /** Added to the command line. */
  readonly args?: readonly string[]
  /** JavaScript run in every page before its own. */
  readonly initScript?: string
}

/** Shape of the Chrome DevTools Protocol's `Emulation.setUserAgentOverride`; client hints and headers follow it. */
export interface UserAgentOverride {
  readonly userAgent: string
  readonly userAgentMetadata: {
    readonly brands: readonly Brand[]
    readonly fullVersionList: readonly Brand[]
    readonly fullVersion?: string
    readonly formFactors?: readonly string[]
    readonly platform: string
    readonly platformVersion: string
    readonly architecture: string
    readonly model: string
    readonly mobile: boolean
    readonly bitness: string
    readonly wow64: boolean
  }
}

export interface Brand {
  readonly brand: string
  readonly version: string
}

export interface RealBrowser extends AsyncDisposable {
  readonly engine: Engine
  /** As the browser says it: `156.0.8078.79`. */
  readonly version: string
  /** A page in a tab of its own; with `url` it is loaded. */
  newPage(url?: string): Promise<BrowserPage>
  /** Ends the browser; a fresh profile goes with it. */
  close(): Promise<void>
}

/** One line of the page's console, or an error nobody caught. */
export interface LogEntry {
  readonly kind: 'log' | 'warning' | 'error' | 'uncaught'
  readonly text: string
}

export interface WaitOptions {
  /** Milliseconds; default 15,000. */
  readonly timeoutMs?: number
}

export interface BrowserPage {
  /** Loads a page and waits for its `load` event. */
  goto(url: string): Promise<void>
  reload(): Promise<void>
  /** Value of a JavaScript expression, awaited; must be JSON. */
  evaluate<T>(expression: string): Promise<T>
  /** Runs a function in the page; it sees nothing but its argument. Both are passed as JSON. */
  evaluate<T, A>(pageFunction: (argument: A) => T | Promise<T>, argument: A): Promise<T>
  /** First truthy value of an expression. */
  waitFor<T>(expression: string, options?: WaitOptions): Promise<T>
  /** Text of `[data-testid="..."]`, trimmed, once there is some. */
  textOf(testId: string, options?: WaitOptions): Promise<string>
  /** Clicks `[data-testid="..."]` once it is there. */
  click(testId: string, options?: WaitOptions): Promise<void>
  /** Console and uncaught errors since the page was opened; WebKitGTK: uncaught errors after the last page's load. */
  readLog(): Promise<readonly LogEntry[]>
  /** PNG of what the window shows. */
  screenshot(): Promise<Buffer>
  /** Resizes the window, outer size. */
  resize(size: Size): Promise<void>
  close(): Promise<void>
}
