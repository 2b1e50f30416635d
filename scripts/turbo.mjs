import { spawnSync } from 'node:child_process'

/** Runs turbo tasks over all workspaces, without telemetry: `node scripts/turbo.mjs build lint`. */
const { status } = spawnSync('turbo', ['run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
})
process.exitCode = status ?? 1
