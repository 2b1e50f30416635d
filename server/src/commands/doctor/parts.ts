import { agentFile } from '../../agent-file.ts'
import { worksAt } from '../../keys/key.ts'
import { readModel } from '../../learning/model-file.ts'
import { checkModel, shippedModel } from '../../linkage/index.ts'
import { DEFAULT_ENVIRONMENT } from '../../open-store.ts'
import { isPrivateAddress } from '../../request/client-address.ts'
import { createBox } from '../../secrets/box.ts'
import { fine, type Check } from './check.ts'
import { lockedSecrets } from './locked-secrets.ts'

export const partChecks: readonly Check[] = [
  {
    name: 'model',
    fix: 'unset SELFSAME_MODEL to use the shipped one, or train one with this version: selfsame train --help',
    async look({ config: { modelFile } }) {
      const model = modelFile === undefined ? checkModel(shippedModel) : readModel(modelFile)
      return fine(`${model.version}, ${modelFile ?? 'as shipped'}`)
    },
  },
  {
    name: 'agent',
    fix: 'reinstall @selfsame/core, or in a checkout: npm run build',
    async look() {
      const agent = await agentFile()()
      if (!agent) return { state: 'fail', detail: 'the agent\'s file is missing', fix: 'reinstall @selfsame/core, or in a checkout: npm run build' }
      return fine(`${agent.bodies.identity.length} bytes, ${agent.bodies.br.length} in Brotli`)
    },
  },
  {
    name: 'keys',
    fix: 'start the server once: it makes the first keys',
    async look({ store, config }) {
      const isMigrated = (await store.pendingMigrations()).length === 0
      const environment = isMigrated ? await store.findEnvironment(DEFAULT_ENVIRONMENT) : undefined
      const keys = environment ? (await store.listKeys(environment.id)).filter((key) => worksAt(key, Date.now())) : []
      const has = (kind: string, configured: string | undefined) => configured !== undefined || keys.some((key) => key.kind === kind)
      if (has('public', config.publicKey) && has('secret', config.secretKey)) return fine('a public and a secret one')
      return { state: 'warn', detail: 'the default environment lacks a key', fix: 'start the server: it makes and shows them once' }
    },
  },
  {
    name: 'encryption',
    fix: 'see SELFSAME_ENCRYPTION_KEY',
    async look({ store, config: { encryptionKeys } }) {
      const isMigrated = (await store.pendingMigrations()).length === 0
      const locked = isMigrated ? await lockedSecrets(store, createBox(encryptionKeys)) : []
      if (locked.length > 0) {
        const detail = `cannot be opened, so that nothing is signed or sealed with them: ${locked.join(', ')}`
        return { state: 'fail', detail, fix: 'add the key they were encrypted with: SELFSAME_ENCRYPTION_KEY=<new>,<old>. Where it is lost: selfsame webhooks rotate <id> --overlap 0, and a new sealing key' }
      }
      if (encryptionKeys.length > 0) return fine(`${encryptionKeys.length} key(s)`)
      return { state: 'warn', detail: 'secrets of webhooks and sealing keys are kept as they are', fix: 'set SELFSAME_ENCRYPTION_KEY (openssl rand -base64 32)' }
    },
  },
  {
    name: 'proxies',
    fix: 'see SELFSAME_TRUSTED_PROXIES',
    async look({ config: { trustedProxies, host } }) {
      if (trustedProxies.some((range) => range.endsWith('/0'))) {
        return { state: 'fail', detail: 'everybody is trusted: whoever likes makes up the address they come from', fix: 'list your proxies alone in SELFSAME_TRUSTED_PROXIES' }
      }
      if (trustedProxies.length > 0) return fine(`trusted: ${trustedProxies.join(', ')}`)
      if (isPrivateAddress(host)) {
        return { state: 'warn', detail: `none is trusted, and ${host} is reached through one only`, fix: 'set SELFSAME_TRUSTED_PROXIES to its address, or every visitor has the proxy\'s' }
      }
      return fine('none: visitors are expected to connect directly')
    },
  },
]
