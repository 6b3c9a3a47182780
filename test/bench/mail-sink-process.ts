import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'

export interface MailSink {
  readonly port: number
  /** How many mails it has taken. */
  taken(): Promise<number>
  stop(): void
}

/** Starts the sink as a process of its own, so that it is not the sender's processor time that it uses. */
export async function startMailSink(): Promise<MailSink> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mail-sink.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const line = async () => ((await once(lines, 'line')) as [string])[0]
  const port = Number(await line())
  return {
    port,
    async taken() {
      child.stdin.write('taken\n')
      return Number(await line())
    },
    stop: () => void child.stdin.end(),
  }
}
