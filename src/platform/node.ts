import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Conflict } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { nodeSite } from './node-site.ts'
import { runScheduler } from './scheduler.ts'

export interface Running {
  readonly port: number
  /** Stops taking requests and turns; resolves when the batch in flight is settled. */
  stop(): Promise<void>
}

/** The Node entry: serves the web app on loopback and runs the scheduler. Throws `Conflict` when the port is taken. */
export async function startNode(ports: Ports, port: number): Promise<Running> {
  const listener = getRequestListener(nodeSite(ports).fetch)
  const server = createServer((request, response) => void listener(request, response))
  const boundPort = await listen(server, port)
  const stopping = new AbortController()
  const scheduler = runScheduler(ports, stopping.signal)
  return {
    port: boundPort,
    async stop() {
      stopping.abort()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      await scheduler
      server.closeAllConnections()
      await closed
      await Promise.all([ports.mail.provider.close(), ports.pages.close()])
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      reject(new Conflict(`port ${port} is taken by another program; set PORT to a free one, such as PORT=${port + 1}`))
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
