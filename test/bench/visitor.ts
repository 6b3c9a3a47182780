import { Agent, get, type IncomingMessage, type RequestOptions } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export interface Answer {
  readonly status: number
  /** From asking to the last byte. Milliseconds. */
  readonly milliseconds: number
  /** As they came over the wire, compressed where the server compresses. */
  readonly bytes: number
  readonly encoding: string | undefined
  /** What was said, uncompressed. */
  text(): string
}

/** Somebody with a browser: one connection, kept open, and a session. */
export interface Visitor {
  visit(path: string): Promise<Answer>
  leave(): void
}

export function visitor(port: number, cookie?: string): Visitor {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = { 'accept-encoding': 'gzip, br', ...(cookie !== undefined && { cookie }) }
  return {
    async visit(path) {
      const began = performance.now()
      const response = await responseTo({ host: '127.0.0.1', port, path, agent, headers })
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      const milliseconds = performance.now() - began
      const body = Buffer.concat(chunks)
      const encoding = response.headers['content-encoding']
      const status = response.statusCode ?? 0
      return { status, milliseconds, bytes: body.length, encoding, text: () => plain(body, encoding) }
    },
    leave: () => agent.destroy(),
  }
}

function responseTo(request: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => void get(request, resolve).on('error', reject))
}

function plain(body: Buffer, encoding: string | undefined): string {
  if (encoding === 'gzip') return gunzipSync(body).toString()
  return encoding === 'br' ? brotliDecompressSync(body).toString() : body.toString()
}
