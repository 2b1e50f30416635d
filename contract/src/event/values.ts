import { z } from 'zod'

/** Milliseconds since the epoch. */
export const ms = z.number().int().min(0)

/** `<13-digit ms>.<6 alphanumerics>` */
export const eventId = z.string().regex(/^\d{13}\.[A-Za-z0-9]{6}$/)

/** 20 alphanumerics; older servers' ids may be longer. */
export const visitorId = z.string().regex(/^[A-Za-z0-9]{1,64}$/)

/** How sure a signal is of its own result. */
export const confidenceLevel = z.enum(['low', 'medium', 'high'])
