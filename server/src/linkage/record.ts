import type { fields } from './fields.ts'

type Fields = typeof fields
export type RecordField = keyof Fields

/**
 * A normalised visit: what comparisons read. Compact and flat, since snapshots of it are stored by the million.
 *
 * A field that was not observed, or that the browser falsifies, is left out: missing, never a value. Long values are
 * digests; lists are sorted where their order says nothing.
 */
export type VisitRecord = { [F in RecordField]?: NonNullable<ReturnType<Fields[F]['read']>> }

/** The component names that a field is made of. */
export type ComponentsOf<F extends RecordField> = Fields[F]['from'][number]
