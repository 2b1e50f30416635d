import { main } from '../main.ts'

/** Runs the `selfsame` command in this process. */
export async function runCommand(args: readonly string[], env: Record<string, string> = {}) {
  let [out, err] = ['', '']
  const code = await main(args, { env, out: (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}
