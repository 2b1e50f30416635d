'use client'

import type { Agent } from '@selfsame/core'
import { createContext } from 'react'

export const AgentContext = createContext<Agent | undefined>(undefined)
