import { createSender } from '../../server/src/webhooks/sender.ts'

/**
 * What this machine can post to the same receiver, when nothing is claimed, signed or noted.
 *
 * @returns posts a second
 */
export async function ceiling(url: string, body: string, { posts, concurrency }: { posts: number; concurrency: number }): Promise<number> {
  const sender = createSender({ allow: ['127.0.0.1'], concurrency, timeout: 10_000, now: Date.now })
  const headers = { 'content-type': 'application/json' }
  let left = posts
  const lane = async () => {
    while (left-- > 0) await sender.post({ webhookId: 'ceiling', url, headers, body })
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: concurrency }, lane))
  const seconds = (performance.now() - begun) / 1_000
  await sender.close()
  return posts / seconds
}
