import { Option } from 'commander'
import { JSON_OPTION, type CommandGroup } from '../command-group.ts'
import { parseDuration } from '../duration.ts'
import { ENVIRONMENT_OPTION } from '../environment-option.ts'
import { activateKey } from './activate.ts'
import { createKey, type CreateOptions } from './create.ts'
import { listKeys } from './list.ts'
import { revokeKey } from './revoke.ts'
import { DEFAULT_OVERLAP, rotateKey, type RotateOptions } from './rotate.ts'
import type { KeyOptions } from './key-named.ts'

const KEY_ARGUMENT = ['<key>', 'its id, or its first characters as `keys list` shows them'] as const

export const keysCommands: CommandGroup = (program, { terminal, run }) => {
  const keys = program.command('keys').description('make, replace and end API keys, and the keys that results are sealed with')
  const add = (name: string) => keys.command(name).option(...ENVIRONMENT_OPTION).option(...JSON_OPTION)
  add('create')
    .description('make a key and print it once; earlier keys stay valid unless told otherwise')
    .addOption(new Option('--kind <kind>', 'for your pages, for your back end, or to seal results with').choices(['public', 'secret', 'sealing']).default('secret'))
    .option('--revoke-others', 'end all earlier keys of that kind', false)
    .action((options: CreateOptions) => run(createKey(options, terminal)))
  add('list')
    .description('list keys by their first characters')
    .action((options: KeyOptions) => run(listKeys(options, terminal)))
  add('rotate')
    .description('make a key that takes another\'s place and print it once; the other one works on for a while')
    .argument(...KEY_ARGUMENT)
    .option('--overlap <time>', `how long the other one works on: 90s, 30m, 24h, 7d, 0 (default: ${DEFAULT_OVERLAP})`, parseDuration)
    .addHelpText('after', '\nExample:\n  selfsame keys rotate sk_ab12 --overlap 7d')
    .action((key: string, options: RotateOptions) => run(rotateKey(key, options, terminal)))
  add('revoke')
    .description('end a key at once, in every process')
    .argument(...KEY_ARGUMENT)
    .action((key: string, options: KeyOptions) => run(revokeKey(key, options, terminal)))
  add('activate')
    .description('let a sealing key seal from now on, once all back ends have it')
    .argument('<key>', 'its id')
    .action((key: string, options: KeyOptions) => run(activateKey(key, options, terminal)))
}
