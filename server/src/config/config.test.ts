import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SUSPECT_WEIGHTS } from '../signals/index.ts'
import { ConfigError, loadConfig, unknownVariables } from './index.ts'

const DAY = 86_400_000

describe('loadConfig', () => {
  it('needs nothing', () => {
    expect(loadConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8787,
      dataDir: resolve('selfsame-data'),
      basePath: '/s',
      networkEvidence: true,
      token: false,
      trustedProxies: [],
      encryptionKeys: [],
      network: { databases: [] },
      limits: { networkRate: 1_200, publicKeyRate: 0, secretKeyRate: 0, concurrency: 64, queue: 1_024, connections: 10_000 },
      signals: { highActivity: 200, verifyBots: 'ranges', dnsServers: [], suspectWeights: DEFAULT_SUSPECT_WEIGHTS, suspectScoreInPage: false },
      metrics: { host: '127.0.0.1' },
      webhooks: { allow: [], concurrency: 64, timeout: 15_000 },
      privacy: { addresses: 'full', rawDeviceAttributes: false, keepEvents: 90 * DAY, keepVisitors: 400 * DAY, keepAudit: 1_095 * DAY },
      logLevel: 'info',
      bodyTimeout: 10_000,
      shutdownTimeout: 10_000,
    })
    expect(Object.isFrozen(loadConfig({}))).toBe(true)
  })

  it('reads every variable; an empty one is unset', () => {
    const env = {
      DATABASE_URL: 'mysql://me:pw@db.example:3306/visits',
      SELFSAME_HOST: '::',
      SELFSAME_PORT: '0',
      SELFSAME_DATA_DIR: '/var/lib/selfsame',
      SELFSAME_BASE_PATH: '/',
      SELFSAME_PUBLIC_KEY: 'pk_aaaaaaaaaaaaaaaa',
      SELFSAME_SECRET_KEY: 'sk_aaaaaaaaaaaaaaaa',
      SELFSAME_NETWORK_EVIDENCE: 'off',
      SELFSAME_TOKEN: 'on',
      SELFSAME_ASN_DATABASE: '/srv/GeoLite2-ASN.mmdb',
      SELFSAME_TLS_HEADER: 'X-JA4',
      SELFSAME_TRUSTED_PROXIES: '10.0.0.0/8, ::1 192.0.2.7',
      SELFSAME_ENCRYPTION_KEY: `${'11'.repeat(32)},${'22'.repeat(32)}`,
      SELFSAME_MAX_CONCURRENT: '8',
      SELFSAME_MAX_QUEUE: '16',
      SELFSAME_MAX_CONNECTIONS: '100',
      SELFSAME_METRICS_PORT: '9464',
      SELFSAME_WEBHOOK_ALLOW: '10.1.0.0/16,::1',
      SELFSAME_WEBHOOK_CONCURRENCY: '8',
      SELFSAME_WEBHOOK_TIMEOUT: '500',
      SELFSAME_IP_STORAGE: 'truncated',
      SELFSAME_RETENTION_EVENTS: '30',
      SELFSAME_RETENTION_VISITORS: 'forever',
      SELFSAME_HIGH_ACTIVITY: '90',
      SELFSAME_VERIFY_BOTS: 'dns',
      SELFSAME_DNS_SERVERS: '127.0.0.1:5353, [2001:db8::1]:53',
      SELFSAME_IP_DATABASES: '/srv/city.mmdb, /srv/asn.mmdb',
      SELFSAME_IP_LISTS: '/srv/lists.json',
      SELFSAME_TLS_FAMILIES: '/srv/tls.json',
      SELFSAME_SUSPECT_WEIGHTS: 'bot=9',
      SELFSAME_SUSPECT_SCORE_IN_PAGE: 'on',
      SELFSAME_LOG_LEVEL: '',
      SELFSAME_BODY_TIMEOUT: '500',
      SELFSAME_SHUTDOWN_TIMEOUT: '0',
    }
    expect(loadConfig(env)).toEqual({
      databaseUrl: env.DATABASE_URL,
      host: '::',
      port: 0,
      dataDir: '/var/lib/selfsame',
      basePath: '',
      publicKey: env.SELFSAME_PUBLIC_KEY,
      secretKey: env.SELFSAME_SECRET_KEY,
      networkEvidence: false,
      token: true,
      asnDatabase: '/srv/GeoLite2-ASN.mmdb',
      tlsHeader: 'x-ja4',
      trustedProxies: ['10.0.0.0/8', '::1', '192.0.2.7'],
      encryptionKeys: [Buffer.alloc(32, 0x11), Buffer.alloc(32, 0x22)],
      network: { databases: ['/srv/city.mmdb', '/srv/asn.mmdb'], lists: '/srv/lists.json', tlsFamilies: '/srv/tls.json' },
      limits: { networkRate: 1_200, publicKeyRate: 0, secretKeyRate: 0, concurrency: 8, queue: 16, connections: 100 },
      signals: { highActivity: 90, verifyBots: 'dns', dnsServers: ['127.0.0.1:5353', '[2001:db8::1]:53'], suspectWeights: { ...DEFAULT_SUSPECT_WEIGHTS, bot: 9 }, suspectScoreInPage: true },
      metrics: { host: '127.0.0.1', port: 9_464 },
      webhooks: { allow: ['10.1.0.0/16', '::1'], concurrency: 8, timeout: 500 },
      privacy: { addresses: 'truncated', rawDeviceAttributes: false, keepEvents: 30 * DAY, keepAudit: 1_095 * DAY },
      logLevel: 'info',
      bodyTimeout: 500,
      shutdownTimeout: 0,
    })
  })

  it('tells every problem at once, and quotes no secret', () => {
    const problems = problemsOf({
      DATABASE_URL: 'postgres://me:hunter2@db/x',
      SELFSAME_PORT: 'tcp://10.0.0.7:8787',
      SELFSAME_SECRET_KEY: 'hunter2',
      SELFSAME_TRUSTED_PROXIES: '10.0.0.0/33',
      SELFSAME_NETWORK_EVIDENCE: 'no',
      SELFSAME_ENCRYPTION_KEY: 'hunter2',
      SELFSAME_WEBHOOK_ALLOW: 'localhost',
    })
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'DATABASE_URL',
      'SELFSAME_ENCRYPTION_KEY',
      'SELFSAME_NETWORK_EVIDENCE',
      'SELFSAME_PORT',
      'SELFSAME_SECRET_KEY',
      'SELFSAME_TRUSTED_PROXIES',
      'SELFSAME_WEBHOOK_ALLOW',
    ])
    expect(problems.join()).not.toContain('hunter2')
    expect(problems.join()).toContain('enableServiceLinks: false')
  })

  it.each(['s', '/s/', '/a//b', '/ä', '/v4', '/v4/x', '/health', '/ready', '/:id', '/a*'])('takes no base path %s', (path) => {
    expect(problemsOf({ SELFSAME_BASE_PATH: path })).toHaveLength(1)
  })

  it.each(['70000', '-1', '80.5', '0x50', ' '])('takes no port %s', (port) => {
    expect(problemsOf({ SELFSAME_PORT: port })).toHaveLength(1)
  })

  it.each(['user-agent', 'Cookie', 'sec-ch-ua', 'x-forwarded-for', 'x ja4', ''.padEnd(65, 'x')])('takes no TLS header %s', (name) => {
    expect(problemsOf({ SELFSAME_TLS_HEADER: name, SELFSAME_TRUSTED_PROXIES: '::1' })).toEqual([expect.stringContaining('SELFSAME_TLS_HEADER')])
  })

  it('wants to know from whom a TLS header is believed', () => {
    expect(problemsOf({ SELFSAME_TLS_HEADER: 'x-ja4' })).toEqual([expect.stringContaining('SELFSAME_TRUSTED_PROXIES')])
  })

  it.each(['localhost', 'dns.example:53', '127.0.0.1:0', '127.0.0.1:70000', '[::1', '127.0.0.1,x'])('takes no name server %s', (servers) => {
    expect(problemsOf({ SELFSAME_DNS_SERVERS: servers })).toEqual([expect.stringContaining('SELFSAME_DNS_SERVERS')])
  })

  it('takes no token but on and off', () => {
    expect(problemsOf({ SELFSAME_TOKEN: 'yes' })).toEqual(['SELFSAME_TOKEN: expected on or off'])
  })

  it('wants two keys, not one twice', () => {
    expect(problemsOf({ SELFSAME_PUBLIC_KEY: 'k_aaaaaaaaaaaaaaaa', SELFSAME_SECRET_KEY: 'k_aaaaaaaaaaaaaaaa' })).toHaveLength(1)
  })
})

describe('unknownVariables', () => {
  it('suggests what was meant, and leaves other programs alone', () => {
    expect(unknownVariables({ SELFSAME_PROT: '1', SELFSAME_SOMETHING_ELSE: '1', PATH: '/bin', SELFSAME_PORT: '1' })).toEqual([
      'SELFSAME_PROT is not a setting of this server; did you mean SELFSAME_PORT?',
      'SELFSAME_SOMETHING_ELSE is not a setting of this server',
    ])
  })
})

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}
