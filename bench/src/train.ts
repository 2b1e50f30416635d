import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fitCalibration } from '../../server/src/learning/calibrate.ts'
import { readModel } from '../../server/src/learning/model-file.ts'
import { train } from '../../server/src/learning/train.ts'
import { SHIPPED, trainingWorlds } from '../linkage/training-worlds.ts'
import { say } from './report.ts'

const HELP = `Learns the model that the server ships, from simulated worlds of differing assumptions; about 10 minutes of one processor.

  npm run train:shipped -- [--worlds N] [--browsers N] [--name NAME] [--calibrate FILE] [--out FILE] [--check]

Without options it gives the shipped model to the byte.

  --worlds     worlds to learn from; ${SHIPPED.worlds} by default
  --browsers   browsers in each; ${SHIPPED.browsers} by default
  --name       the model's version
  --calibrate  a model whose weights and thresholds stay: only what its answers are worth is learned
  --check      writes nothing, and fails where the file holds another model
  --out        default: server/src/linkage/model.json`

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: String(SHIPPED.worlds) },
    browsers: { type: 'string', default: String(SHIPPED.browsers) },
    name: { type: 'string', default: SHIPPED.version },
    calibrate: { type: 'string' },
    check: { type: 'boolean', default: false },
    out: { type: 'string', default: new URL('../../server/src/linkage/model.json', import.meta.url).pathname },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  process.stdout.write(`${HELP}\n`)
} else {
  const start = performance.now()
  const learned = { worlds: Number(values.worlds), browsers: Number(values.browsers) }
  const worlds = trainingWorlds({ count: learned.worlds, browsers: learned.browsers })
  const onProgress = (message: string) => say(`${((performance.now() - start) / 1000).toFixed(0)} s  ${message}`)
  const present = values.calibrate === undefined ? undefined : readModel(values.calibrate)
  const model = present
    ? { ...present, ...(await fitCalibration(worlds.held, present)) }
    : { ...(await train({ version: values.name, ...worlds, onProgress })), learned }
  const text = `${JSON.stringify(model)}\n`
  if (values.check) {
    const same = readFileSync(values.out, 'utf8') === text
    say(same ? `The same: ${values.out}` : `Another model than ${values.out}`)
    process.exitCode = same ? 0 : 1
  } else {
    writeFileSync(values.out, text)
    say(`Written: ${values.out}`)
  }
}
