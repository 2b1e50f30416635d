/** Most sources find nothing in jsdom and say so at length: one is enough to ask a server. */
export const SOURCES = { include: ['timeZone'] } as const
