import type { Drive } from '../drive.ts'

/** A program that drives a browser, or pretends to be one. */
export interface Automation {
  /** Unique; says tool, engine and how. */
  name: string
  /** It hides that it is a program, by a tool's own means or by the usual advice. */
  hardened: boolean
  drive: Drive
}

/** Command line that takes the usual traces of automation away. */
export const HIDING = ['--disable-blink-features=AutomationControlled']
export const QUIET = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run', '--no-default-browser-check']

/** Has the page ask only when the program has had its way with it: a cold browser on a busy machine takes seconds. */
export const askedLate = (url: string): string => `${url}&ask=6000`
