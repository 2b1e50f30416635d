/**
 * A normalised visit: what comparisons read. Compact and flat, since snapshots of it are stored by the million.
 *
 * A field that was not observed, or that the browser falsifies, is left out: missing, never a value. Lists are sorted
 * where their order says nothing.
 */
export interface VisitRecord {
  [field: string]: string | number | boolean | readonly string[] | readonly number[] | undefined
}
