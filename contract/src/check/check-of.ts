import { digest } from './digest.ts'

/**
 * Check of an identify body, 16 hexadecimal digits: that its nonce, clock and components are those which an agent put together.
 * No secret is in it. Who changes a recorded body has to run this as well, which is more than editing a text.
 *
 * @param components JSON text with keys in order (`stableKey`), so that it matters nowhere who wrote the body anew on its way
 */
export const checkOf = (nonce: string, clock: number, components: string): string => digest(nonce + clock + components)
