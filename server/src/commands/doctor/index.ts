import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfig, unknownVariables, type Config, type Environment } from '../../config/index.ts'
import { createStore, type StoreOptions } from '../../store/index.ts'
import { JSON_OPTION, type CommandGroup } from '../command-group.ts'
import { explainFailure } from '../explain-failure.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import type { Check, Finding, Patient } from './check.ts'
import { databaseChecks } from './database.ts'
import { partChecks } from './parts.ts'

/** In the order they are told. */
const CHECKS: readonly Check[] = [...databaseChecks, ...partChecks]

const MARK = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const

export const doctorCommand: CommandGroup = (program, { terminal, run }) => {
  program
    .command('doctor')
    .description('look at configuration, database and files, and say what to do; changes nothing. Ends with 1 where something fails')
    .option(...JSON_OPTION)
    .action((options: { json: boolean }) => run(doctor(options, terminal)))
}

async function doctor({ json }: { json: boolean }, terminal: Terminal): Promise<ExitCode> {
  const findings = await examine(terminal.env)
  terminal.out(json ? `${JSON.stringify({ findings })}\n` : findings.map(text).join(''))
  return findings.some(({ state }) => state === 'fail') ? 1 : 0
}

async function examine(env: Environment): Promise<Finding[]> {
  const unknown = unknownVariables(env).map((detail): Finding => ({ check: 'configuration', state: 'warn', detail, fix: 'correct or unset it' }))
  let config: Config
  try {
    config = loadConfig(env)
  } catch (error) {
    return [...unknown, { check: 'configuration', state: 'fail', detail: explainFailure(error).message, fix: 'correct what is named; see the table of settings in README.md' }]
  }
  const findings: Finding[] = [...unknown, { check: 'configuration', state: 'ok', detail: 'every setting can be used' }]
  const store = createStore(placeOf(config))
  try {
    for (const check of CHECKS) findings.push(await lookAt(check, { config, store }))
  } finally {
    await store.close()
  }
  return findings
}

/** A database that is not there yet is not made by the look: what would be one is examined in memory. */
function placeOf({ databaseUrl, dataDir }: Config): StoreOptions {
  if (databaseUrl !== undefined) return { url: databaseUrl, onWarning: () => {} }
  const file = join(dataDir, 'selfsame.sqlite')
  return { file: existsSync(file) ? file : ':memory:' }
}

async function lookAt({ name, fix, look }: Check, patient: Patient): Promise<Finding> {
  try {
    return { check: name, ...(await look(patient)) }
  } catch (error) {
    return { check: name, state: 'fail', detail: reasonOf(error), fix }
  }
}

/** The innermost cause, which is the database's or the system's; its message names no value of ours. */
function reasonOf(error: unknown): string {
  let inner: unknown = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  if (!(inner instanceof Error)) return String(inner)
  const code = 'code' in inner && typeof inner.code === 'string' ? `${inner.code} ` : ''
  return `${code}${inner.message}`
}

function text({ check, state, detail, fix }: Finding): string {
  return `${MARK[state]}  ${check.padEnd(13)}  ${detail}\n${fix && state !== 'ok' ? `${' '.repeat(21)}-> ${fix}\n` : ''}`
}
