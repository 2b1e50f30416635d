import type { Drive } from '../drive.ts'

/** One way to make a browser look like another one. */
export interface Recipe {
  /** Unique; says what is pretended, and how. */
  name: string
  drive: Drive
}
