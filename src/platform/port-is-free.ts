import { createServer } from 'node:net'
import { Conflict } from '../errors.ts'

/** Makes sure that nothing listens on a port of this machine. Throws `Conflict`. */
export async function requireFreePort(port: number, what: string): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', () => reject(new Conflict(`port ${port} is taken by another program; ${what}`)))
    probe.listen(port, '127.0.0.1', resolve)
  })
  await new Promise((resolve) => probe.close(resolve))
}
