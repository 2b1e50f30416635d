import { startProcess, type RunningProcess } from '@selfsame/testing'
import { installed, type CommandOptions } from './chromium-command.ts'

/** Starts WebKitGTK's MiniBrowser as a person does. */
export async function startMiniBrowser(url: string, { display, folder, args = [], env = {} }: CommandOptions): Promise<RunningProcess> {
  return startProcess(installed('miniBrowser'), { args: [...args, url], env: { DISPLAY: display, HOME: folder, ...env } })
}
