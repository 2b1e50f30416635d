/** Columns of the result: ours, and the others. */
export const SUBJECTS = ['selfsameReact', 'selfsameVue', 'selfsameSvelte', 'fingerprintReact', 'fingerprintjsProReact'] as const

export type Subject = (typeof SUBJECTS)[number]
