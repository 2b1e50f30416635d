import type { Event } from '@selfsame/contract'
import type { Signal } from './signal.ts'

type IpInfo = NonNullable<Event['ip_info']>

/** Where the address is, whose it is, and whether that is a data centre; left out where no database knows it. */
export const ipInfo: Signal<'ip_info'> = ({ ipAddress, network: { geolocation, asn, listed } }) => {
  const { datacenter } = listed
  if (!geolocation && !asn && !datacenter) return undefined
  const type = asn?.type ?? (datacenter?.found ? 'hosting' : undefined)
  const details: NonNullable<IpInfo['v4']> = {
    address: ipAddress,
    ...(geolocation && { geolocation }),
    ...(asn && { asn: String(asn.number), ...(asn.name !== undefined && { asn_name: asn.name }) }),
    ...(asn?.network !== undefined && { asn_network: asn.network }),
    ...(type !== undefined && { asn_type: type }),
    ...(datacenter && { datacenter_result: datacenter.found }),
    ...(datacenter?.found && datacenter.provider !== undefined && { datacenter_name: datacenter.provider }),
  }
  const detectors = datacenter?.found ? [{ name: 'datacenter-list', weight: 1, reason: `The address belongs to a data centre, by ${datacenter.by}.` }] : []
  return { fields: { ip_info: ipAddress.includes(':') ? { v6: details } : { v4: details } }, detectors }
}
