import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fitCalibration } from '../../server/src/learning/calibrate.ts'
import { readModel } from '../../server/src/learning/model-file.ts'
import { train } from '../../server/src/learning/train.ts'
import { trainingWorlds } from '../linkage/training-worlds.ts'
import { say } from './report.ts'

const HELP = `Learns the model that the server ships, from simulated worlds of differing assumptions; about 10 minutes.

  npm run train:shipped -- [--worlds N] [--browsers N] [--name NAME] [--calibrate FILE] [--out FILE]

  --worlds     worlds to learn from; 12 by default
  --browsers   browsers in each; 600 by default
  --name       the model's version
  --calibrate  a model whose weights and threshold stay: only what its posteriors are worth is learned
  --out        default: server/src/linkage/model.json`

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '12' },
    browsers: { type: 'string', default: '600' },
    name: { type: 'string', default: `shipped-${new Date().toISOString().slice(0, 10)}` },
    calibrate: { type: 'string' },
    out: { type: 'string', default: new URL('../../server/src/linkage/model.json', import.meta.url).pathname },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  process.stdout.write(`${HELP}\n`)
} else {
  const start = performance.now()
  const worlds = trainingWorlds({ count: Number(values.worlds), browsers: Number(values.browsers) })
  const onProgress = (message: string) => say(`${((performance.now() - start) / 1000).toFixed(0)} s  ${message}`)
  const present = values.calibrate === undefined ? undefined : readModel(values.calibrate)
  const model = present
    ? { ...present, ...(await fitCalibration(worlds.held, present)) }
    : await train({ version: values.name, ...worlds, onProgress })
  writeFileSync(values.out, `${JSON.stringify(model)}\n`)
  say(`Written: ${values.out}`)
}
