import { Option, type Command } from 'commander'
import { environmentSettingsSchema, type EnvironmentSettings } from '../../environments/settings.ts'
import { CommandError } from '../command-error.ts'

/** Lists of rules, each replaced as a whole; `none` empties it. */
const LISTS = {
  origin: { setting: 'origins', placeholder: '<origin...>', help: 'pages that may identify, such as https://shop.example or https://*.shop.example; none: all' },
  allowAddress: { setting: 'allowedAddresses', placeholder: '<range...>', help: 'networks that may identify; none: all' },
  blockAddress: { setting: 'blockedAddresses', placeholder: '<range...>', help: 'networks that may not' },
  allowHeader: { setting: 'allowedHeaders', placeholder: '<rule...>', help: 'headers of which one must fit; none: any' },
  blockHeader: { setting: 'blockedHeaders', placeholder: '<rule...>', help: 'headers that must not fit' },
} as const satisfies Record<string, { setting: keyof EnvironmentSettings; placeholder: string; help: string }>

type ListName = keyof typeof LISTS

export type RuleOptions = { [N in ListName]?: string[] } & { zeroTrust?: 'on' | 'off' }

export const ENVIRONMENT_RULES = `
Each list is replaced as a whole; "none" empties it.

Examples:
  selfsame environments set shop --origin https://shop.example "https://*.shop.example"
  selfsame environments set shop --block-address 192.0.2.0/24 2001:db8::/32 --block-header "user-agent: *HeadlessChrome*"
  selfsame environments set shop --origin none --zero-trust on`

/** Adds the options by which rules are chosen. */
export function withRules(command: Command): Command {
  for (const [name, { placeholder, help }] of Object.entries(LISTS)) command.option(`--${kebab(name)} ${placeholder}`, help)
  return command.addOption(new Option('--zero-trust <on|off>', 'on: a page is told the event alone, only the back end learns the visitor').choices(['on', 'off']))
}

/**
 * Settings with the options over them.
 *
 * @throws {CommandError} with all that is wrong
 */
export function chosenSettings(present: EnvironmentSettings, options: RuleOptions): EnvironmentSettings {
  const lists = Object.entries(LISTS).flatMap(([name, { setting }]) => {
    const given = options[name as ListName]
    return given === undefined ? [] : [[setting, given.length === 1 && given[0] === 'none' ? [] : given] as const]
  })
  const zeroTrust = options.zeroTrust === undefined ? {} : { zeroTrust: options.zeroTrust === 'on' }
  const parsed = environmentSettingsSchema.safeParse({ ...present, ...Object.fromEntries(lists), ...zeroTrust })
  if (parsed.success) return Object.freeze(parsed.data)
  const problems = parsed.error.issues.map(({ path: [setting, index], message }) => `${optionOf(setting)}${quoted(lists, setting, index)}: ${message}`)
  throw new CommandError(problems.join('\n'), 2)
}

function optionOf(setting: PropertyKey | undefined): string {
  const [name] = Object.entries(LISTS).find(([, list]) => list.setting === setting) ?? []
  return name ? `--${kebab(name)}` : String(setting)
}

function quoted(lists: readonly (readonly [string, readonly string[]])[], setting: PropertyKey | undefined, index: PropertyKey | undefined): string {
  const text = lists.find(([name]) => name === setting)?.[1][Number(index)]
  return text === undefined ? '' : ` ${JSON.stringify(text)}`
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
