import { CHECKS } from './checks.ts'
import { ConfigError } from './config-error.ts'
import type { Config, Environment } from './config.ts'
import type { VariableGroup } from './variable.ts'
import { SECTIONS, VARIABLES } from './variables/index.ts'

/**
 * Reads the configuration; an empty variable counts as unset.
 *
 * @throws {ConfigError} with every problem found
 */
export function loadConfig(environment: Environment = process.env): Config {
  const problems: string[] = []
  const sections = Object.entries<VariableGroup>(SECTIONS).map(([name, group]) => [name, readGroup(group, environment, problems)])
  const values = Object.freeze({ ...readGroup(VARIABLES, environment, problems), ...Object.fromEntries(sections) })
  if (problems.length > 0) throw new ConfigError(problems)
  const config = values as Config // the type is made of the same tables
  const broken = CHECKS.filter((check) => !check.holds(config))
  if (broken.length > 0) throw new ConfigError(broken.map(({ variable, message }) => `${variable}: ${message}`))
  return config
}

/** @param problems are added to */
function readGroup(group: VariableGroup, environment: Environment, problems: string[]): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const [key, variable] of Object.entries(group)) {
    const text = environment[variable.name] || variable.default
    if (text === undefined) continue
    const parsed = variable.schema.safeParse(text)
    if (parsed.success) values[key] = parsed.data
    else problems.push(...parsed.error.issues.map(({ message }) => `${variable.name}: ${message}`))
  }
  return Object.freeze(values)
}
