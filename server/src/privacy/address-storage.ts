/** In which form an event may keep the visitor's address. */
export const ADDRESS_STORAGES = ['full', 'truncated', 'hashed', 'none'] as const

export type AddressStorage = (typeof ADDRESS_STORAGES)[number]
