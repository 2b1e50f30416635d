import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { decode, encode, type Answer, type DecodedPacket } from 'dns-packet'

/** A name server of this process, over UDP on a free port of 127.0.0.1. */
export interface NameServer extends AsyncDisposable {
  /** As `SELFSAME_DNS_SERVERS` takes it. */
  readonly address: string
  /** Questions so far, `TYPE name` each. */
  readonly asked: readonly string[]
}

/** @param zone answers by `TYPE name`, the name in lower case; a name that is not there does not exist, and `silent` is never answered */
export async function startNameServer(zone: Readonly<Record<string, readonly string[] | 'silent'>>): Promise<NameServer> {
  const socket = createSocket('udp4')
  const asked: string[] = []
  socket.on('message', (message, { address, port }) => {
    const query = decode(message)
    const question = query.questions?.[0]
    const key = `${question?.type} ${question?.name.toLowerCase()}`
    asked.push(key)
    const records = zone[key]
    if (records !== 'silent') socket.send(answer(query, records), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    async [Symbol.asyncDispose]() {
      socket.close()
      await once(socket, 'close')
    },
  }
}

const NXDOMAIN = 3

function answer({ id, questions = [] }: DecodedPacket, records: readonly string[] | undefined): Buffer {
  const [question] = questions
  const answers = (records ?? []).map((data) => ({ type: question?.type, name: question?.name, ttl: 60, data }) as Answer)
  return encode({ type: 'response', id: id ?? 0, flags: records ? 0 : NXDOMAIN, questions, answers })
}
