import { randomAlphanumerics } from '../../ids.ts'
import { createBox } from '../../secrets/box.ts'
import type { Config } from '../../config/index.ts'
import { newSecret } from '../../webhooks/sign.ts'
import { checkTargetUrl, TargetUrlError } from '../../webhooks/target-url.ts'
import { webhookPurpose } from '../../webhooks/webhook-secrets.ts'
import { CommandError } from '../command-error.ts'
import { deletedMeanwhile } from '../environment-option.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'
import { existing, type Chosen } from './endpoints.ts'

export interface CreateOptions extends Chosen {
  merges: boolean
}

export interface RotateOptions extends Chosen {
  /** ms */
  overlap: number
}

/** Adds an endpoint and prints its secret, once. */
export function createWebhook(text: string, { merges, json, environment }: CreateOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(
    terminal,
    async ({ store, environmentId, config }) => {
      const url = checked(text, config)
      const { id, secret, kept } = sealedSecret(`wh_${randomAlphanumerics(16)}`, config)
      const types = merges ? (['event', 'visitor.merged'] as const) : (['event'] as const)
      const added = await store.addWebhook({ id, environmentId, url, types, status: { state: 'enabled' }, createdAt: Date.now(), secret: kept })
      if (!added) throw deletedMeanwhile(environment)
      terminal.out(json ? `${JSON.stringify({ id, url, types, secret })}\n` : `${id}\n${secret}\n`)
      terminal.err(`${afterSecret(config)}\n`)
    },
    environment,
  )
}

/** Gives an endpoint a new secret and prints it, once; the one before signs as well for a while. */
export function rotateSecret(id: string, { overlap, json, environment }: RotateOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(
    terminal,
    async ({ store, environmentId, config }) => {
      const { secret: before } = await existing(store, environmentId, id)
      const { secret, kept } = sealedSecret(id, config)
      const until = Date.now() + overlap
      await store.changeWebhook(environmentId, id, { secret: kept, previous: { secret: before, until } })
      terminal.out(json ? `${JSON.stringify({ id, secret, previousUntil: until })}\n` : `${secret}\n`)
      terminal.err(`${afterSecret(config)}\nThe secret before signs as well until ${new Date(until).toISOString()}.\n`)
    },
    environment,
  )
}

function checked(text: string, { webhooks }: Config): string {
  try {
    return checkTargetUrl(text, webhooks.allow)
  } catch (error) {
    if (error instanceof TargetUrlError) throw new CommandError(`<url>: ${error.message}`, 2)
    throw error
  }
}

function sealedSecret(id: string, { encryptionKeys }: Config): { id: string; secret: string; kept: string } {
  const secret = newSecret()
  return { id, secret, kept: createBox(encryptionKeys).seal(secret, webhookPurpose(id)) }
}

function afterSecret({ encryptionKeys }: Config): string {
  const kept = 'This secret is shown only this once.'
  return encryptionKeys.length > 0 ? kept : `${kept} It signs, so the database has it as it is; SELFSAME_ENCRYPTION_KEY would encrypt it there.`
}
