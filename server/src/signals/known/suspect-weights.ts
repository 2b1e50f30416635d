import type { SignalFields } from '../signal.ts'

/** What may make a visit suspect, and how to see it in the event; undefined: not computed. */
export const suspicions = {
  bot: ({ bot }) => bot === undefined ? undefined : bot === 'bad',
  incognito: ({ incognito }) => incognito,
  vpn_timezone_mismatch: ({ vpn_methods: methods }) => methods?.timezone_mismatch,
  vpn_public: ({ vpn_methods: methods }) => methods?.public_vpn,
  vpn_os_mismatch: ({ vpn_methods: methods }) => methods?.os_mismatch,
  vpn_relay: ({ vpn_methods: methods }) => methods?.relay,
  tampering_anomaly: ({ tampering_details: details }) => details?.anomaly_score === undefined ? undefined : details.anomaly_score > 0.5,
  tampering_anti_detect_browser: ({ tampering_details: details }) => details?.anti_detect_browser,
  virtual_machine: ({ virtual_machine: isVirtual }) => isVirtual,
  developer_tools: ({ developer_tools: areOpen }) => areOpen,
  privacy_settings: ({ privacy_settings: resists }) => resists,
  ip_blocklist_email_spam: ({ ip_blocklist: listed }) => listed?.email_spam,
  ip_blocklist_attack_source: ({ ip_blocklist: listed }) => listed?.attack_source,
  ip_blocklist_tor_node: ({ ip_blocklist: listed }) => listed?.tor_node,
  proxy: ({ proxy }) => proxy,
  high_activity_device: ({ high_activity_device: isHigh }) => isHigh,
  rare_device: ({ rare_device: isRare }) => isRare,
  replayed: ({ replayed }) => replayed,
} as const satisfies Record<string, (fields: Readonly<SignalFields>) => boolean | undefined>

export type Suspicion = keyof typeof suspicions
export type SuspectWeights = Readonly<Record<Suspicion, number>>

/**
 * Weights that Fingerprint publishes for browsers, so that a score means the same here; what it gives none weighs nothing.
 *
 * @see https://docs.fingerprint.com/docs/suspect-score
 */
export const DEFAULT_SUSPECT_WEIGHTS: SuspectWeights = {
  bot: 7,
  incognito: 4,
  vpn_timezone_mismatch: 3,
  vpn_public: 4,
  vpn_os_mismatch: 0,
  vpn_relay: 4,
  tampering_anomaly: 8,
  tampering_anti_detect_browser: 8,
  virtual_machine: 14,
  developer_tools: 8,
  privacy_settings: 6,
  ip_blocklist_email_spam: 14,
  ip_blocklist_attack_source: 13,
  ip_blocklist_tor_node: 14,
  proxy: 14,
  high_activity_device: 6,
  rare_device: 0,
  replayed: 0,
}
