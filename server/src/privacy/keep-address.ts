import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Event } from '@selfsame/contract'
import { networkPrefix } from '../request/client-address.ts'
import type { AddressStorage } from './address-storage.ts'

/** How long one secret hashes addresses, in ms: a day, so that the same address is another one tomorrow. */
export const ADDRESS_PERIOD_MS = 86_400_000

/** Hexadecimal digits of a hashed address. */
const HASH_LENGTH = 32

/** Leaves of an event's addresses what may be kept. */
export type KeepAddress = (event: Event) => Event

export interface AddressKeeper {
  /** @param at time of the visit, in ms since the epoch */
  at(at: number): Promise<KeepAddress>
}

/** What an address becomes. */
type Form = (address: string) => Pick<Event, 'ip_address' | 'ip_hash'>

/**
 * Wherever an event holds the address, it is kept in the same form. The last thing done to an event before it is written, so
 * that nobody who adds a field can forget it.
 *
 * @param addressKey the secret of a period, the same for all processes
 */
export function createAddressKeeper(storage: AddressStorage, addressKey: (period: number) => Promise<Buffer>): AddressKeeper {
  let known: { period: number; secret: Buffer } | undefined
  async function secretAt(at: number): Promise<Buffer> {
    const period = at - (at % ADDRESS_PERIOD_MS)
    if (known?.period === period) return known.secret
    known = { period, secret: await addressKey(period) }
    return known.secret
  }
  const forms: Record<AddressStorage, (at: number) => Promise<Form> | Form> = {
    full: () => (address) => ({ ip_address: address }),
    truncated: () => (address) => ({ ip_address: shortest(networkPrefix(address).replace(/\/\d+$/, '')) }),
    hashed: async (at) => {
      const secret = await secretAt(at)
      return (address) => ({ ip_hash: createHmac('sha256', secret).update(address).digest('hex').slice(0, HASH_LENGTH) })
    },
    none: () => () => ({}),
  }
  return {
    async at(at) {
      const form = await forms[storage](at)
      return (event) => inForm(event, form)
    },
  }
}

/** An IPv6 address as RFC 5952 writes it: `2001:db8::`, not `2001:db8:0::`. */
function shortest(address: string): string {
  return isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address
}

function inForm({ ip_address: address, ip_info: info, ...rest }: Event, form: Form): Event {
  return {
    ...rest,
    ...(address !== undefined && form(address)),
    ...(info && { ip_info: { ...(info.v4 && { v4: infoInForm(info.v4, form) }), ...(info.v6 && { v6: infoInForm(info.v6, form) }) } }),
  }
}

function infoInForm<I extends { address?: string }>({ address, ...details }: I, form: Form): Omit<I, 'address'> & { address?: string } {
  const kept = address === undefined ? undefined : form(address).ip_address
  return { ...details, ...(kept !== undefined && { address: kept }) }
}
