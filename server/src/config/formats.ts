import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

/** @param most largest number allowed; @param hint what to say of anything else */
export const whole = (most: number, hint: string) =>
  z.string().regex(/^\d{1,9}$/, hint).transform(Number).refine((value) => value <= most, hint)

/** At most ten minutes. */
export const milliseconds = () => whole(600_000, 'expected milliseconds, at most 600000')

/** `on` is true. */
export const onOff = () => z.enum(['on', 'off'], 'expected on or off').transform((word) => word === 'on')

/** A file or folder, made absolute. */
export const path = () => z.string().min(1).transform((text) => resolve(text))

/** Files with commas between, made absolute; frozen. */
export const paths = () =>
  z.string().transform((list): readonly string[] => Object.freeze(list.split(',').map((text) => text.trim()).filter(Boolean).map((text) => resolve(text))))

/** Addresses and CIDR ranges with commas or blanks between; frozen. */
export const addressRanges = () =>
  z
    .string()
    .transform((list): readonly string[] => Object.freeze(list.split(/[\s,]+/).filter(Boolean)))
    .refine((list) => list.every(isAddressRange), 'expected addresses or CIDR ranges with commas between, such as 10.0.0.0/8,::1')

/** `192.0.2.7`, `10.0.0.0/8`, `2001:db8::/32` */
export function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/** Addresses of name servers, a port behind each where it is not 53, with commas between; frozen. */
export const nameServers = () =>
  z
    .string()
    .transform((list): readonly string[] => Object.freeze(list.split(/[\s,]+/).filter(Boolean)))
    .refine((list) => list.every(isNameServer), 'expected addresses with commas between, such as 127.0.0.1:5353,[2001:db8::1]:53')

function isNameServer(text: string): boolean {
  const [, bracketed, plain = text, port = '53'] = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  return isIP(bracketed ?? plain) !== 0 && Number(port) > 0 && Number(port) < 65_536
}
