import { ENGINES, type Engine } from '@selfsame/testing'

export const isEngine = (name: string): name is Engine => (ENGINES as readonly string[]).includes(name)
