import type { BOT_CATEGORIES } from '@selfsame/contract'

/** A bot that says who it is, and whose operator publishes the addresses it comes from, or how they are named. */
export interface Crawler {
  name: string
  /** As the operator's list of addresses names it. */
  provider: string
  url: string
  category: (typeof BOT_CATEGORIES)[number]
  /** Domains that the names of its addresses are in, where its operator says so. None in which others rent hosts too. */
  hosts?: readonly string[]
}

const CRAWLERS: readonly (readonly [token: RegExp, Crawler])[] = [
  [/\bGooglebot|\bGoogle-InspectionTool|\bGoogleOther|\bStorebot-Google/, { name: 'Googlebot', provider: 'Google', url: 'https://developers.google.com/crawling', category: 'search_engine_crawler', hosts: ['googlebot.com', 'google.com'] }],
  [/\bbingbot\b|\bBingPreview\b/, { name: 'Bingbot', provider: 'Microsoft', url: 'https://www.bing.com/webmasters', category: 'search_engine_crawler', hosts: ['search.msn.com'] }],
  [/\bApplebot\b/, { name: 'Applebot', provider: 'Apple', url: 'https://support.apple.com/119829', category: 'search_engine_crawler', hosts: ['applebot.apple.com'] }],
  [/\bDuckDuckBot\b/, { name: 'DuckDuckBot', provider: 'DuckDuckGo', url: 'https://duckduckgo.com/duckduckbot', category: 'search_engine_crawler' }],
  [/\bYandex(?:Bot|RenderResourcesBot)\b/, { name: 'YandexBot', provider: 'Yandex', url: 'https://yandex.com/bots', category: 'search_engine_crawler', hosts: ['yandex.ru', 'yandex.net', 'yandex.com'] }],
  [/\bBaiduspider\b/, { name: 'Baiduspider', provider: 'Baidu', url: 'https://www.baidu.com/search/spider.html', category: 'search_engine_crawler', hosts: ['baidu.com', 'baidu.jp'] }],
  [/\bGPTBot\b/, { name: 'GPTBot', provider: 'OpenAI', url: 'https://openai.com/gptbot', category: 'ai_crawler' }],
  [/\bOAI-SearchBot\b/, { name: 'OAI-SearchBot', provider: 'OpenAI', url: 'https://openai.com/searchbot', category: 'ai_search' }],
  [/\bChatGPT-User\b/, { name: 'ChatGPT-User', provider: 'OpenAI', url: 'https://openai.com/bot', category: 'ai_assistant' }],
  [/\bPerplexityBot\b/, { name: 'PerplexityBot', provider: 'Perplexity', url: 'https://perplexity.ai/perplexitybot', category: 'ai_search' }],
  [/\bAhrefsBot\b|\bAhrefsSiteAudit\b/, { name: 'AhrefsBot', provider: 'Ahrefs', url: 'https://ahrefs.com/robot', category: 'search_engine_optimization', hosts: ['ahrefs.com', 'ahrefs.net'] }],
  [/\bUptimeRobot\b/, { name: 'UptimeRobot', provider: 'UptimeRobot', url: 'https://uptimerobot.com', category: 'monitoring_and_analytics' }],
]

/** Who a user agent says it is, where that is a bot with a name. */
export function crawlerOf(userAgent: string): Crawler | undefined {
  return CRAWLERS.find(([token]) => token.test(userAgent))?.[1]
}
