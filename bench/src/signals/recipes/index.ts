import { emulations } from './emulations.ts'
import type { Recipe } from './recipe.ts'
import { scripts } from './scripts.ts'
import { settings } from './settings.ts'

/** Every way of spoofing that is measured; one that cannot run counts as missed. */
export const recipes: readonly Recipe[] = [...scripts, ...settings, ...emulations]
