import type { Drive } from '../drive.ts'

/** A person's browser: started without automation, moved by nothing but X events. */
export interface Person {
  /** Unique; says engine and what is special. */
  name: string
  drive: Drive
}
