import { createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface CountingProxy {
  readonly url: string
  /** Requests that came through since the last time this was asked. */
  taken(): number
  close(): Promise<void>
}

/** Stands before a server on loopback and counts what really arrives there. */
export async function countingProxy(target: string): Promise<CountingProxy> {
  let count = 0
  const { hostname, port } = new URL(target)
  const server = createServer((incoming, outgoing) => {
    count++
    const { method, url, headers } = incoming
    const onward = ask({ hostname, port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.once('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken() {
      const taken = count
      count = 0
      return taken
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
