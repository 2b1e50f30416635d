import { expect, test } from 'vitest'
import { plainTypes } from './plain-types.mjs'

const DECLARATIONS = `import { z } from 'zod';

/** A note. */
declare const note: z.ZodObject<{
    /** Who wrote it. */
    by: z.ZodString;
    tags: z.ZodOptional<z.ZodArray<z.ZodEnum<{ a: 'a'; b: 'b' }>>>;
    at: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>;
}>;
type Note = z.infer<typeof note>;
type Field<N extends keyof typeof note> = z.infer<(typeof note)[N]>;
export type { Note, Field };
`

test('schemas become the types they describe', { timeout: 30_000 }, () => {
  const { code = '' } = plainTypes({}).renderChunk(DECLARATIONS) ?? {}
  expect(code).not.toContain('zod')
  expect(code).toContain('/** A note. */\ndeclare const note: { by: string; at: [number, number]; tags?: ("a" | "b")[] };')
  expect(code).toContain('type Note = (typeof note);')
  expect(code).toContain('type Field<N extends keyof typeof note> = ((typeof note)[N]);')
})

test('a package that depends on zod keeps its schemas', () => {
  expect(plainTypes({ dependencies: { zod: '^4.0.0' } }).renderChunk(DECLARATIONS)).toBeNull()
})

test('declarations without zod are left alone', () => {
  expect(plainTypes({}).renderChunk('export type A = string;\n')).toBeNull()
})
