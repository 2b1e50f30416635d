import { expect, it } from 'vitest'
import { addressJudge } from './addresses.ts'

const nothing = addressJudge([])

it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '192.0.1.1', '2606:4700::1111', '2a00:1450:4001::1', '2001:4860:4860::8888'])('%s is public', (address) => {
  expect(nothing(address)).toBe('public')
})

it.each([
  ['127.0.0.1'], ['127.255.255.254'], ['0.0.0.0'], ['0.1.2.3'], ['10.0.0.1'], ['100.100.100.200'], ['172.16.0.1'], ['172.31.255.255'],
  ['192.168.1.1'], ['169.254.169.254'], ['168.63.129.16'], ['192.0.0.192'], ['198.19.0.1'], ['224.0.0.1'], ['255.255.255.255'],
  ['::'], ['::1'], ['fe80::1'], ['fe80::1%eth0'], ['fc00::1'], ['fd00:ec2::254'], ['ff02::1'],
  ['::ffff:127.0.0.1'], ['::ffff:8.8.8.8'], ['::ffff:7f00:1'], ['::127.0.0.1'],
  ['64:ff9b::7f00:1'], ['64:ff9b::8.8.8.8'], ['64:ff9b:1::1'], ['2002:7f00:1::'], ['2001::1'], ['2001:db8::1'], ['100::1'], ['5f00::1'],
  ['localhost'], [''], ['127.1'], ['2130706433'], ['0x7f.1'],
])('%s is refused', (address) => {
  expect(nothing(address)).toBe('refused')
})

it('lets the operator name others', () => {
  const judge = addressJudge(['10.1.0.0/16', '127.0.0.1', 'fd00::/8'])
  expect(['10.1.2.3', '127.0.0.1', '::ffff:127.0.0.1', 'fd00::1'].map(judge)).toEqual(['allowed', 'allowed', 'allowed', 'allowed'])
  expect(['10.2.0.1', '127.0.0.2', '::1', 'fe80::1'].map(judge)).toEqual(['refused', 'refused', 'refused', 'refused'])
})
