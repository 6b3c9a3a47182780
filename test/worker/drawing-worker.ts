import { FanfareError } from '../../src/errors.ts'
import { workerRun } from '../../src/platform/worker-ports.ts'
import type { PicturedPage } from '../../src/ports.ts'

const SETTINGS = {
  databaseUrl: 'http://127.0.0.1:1',
  databaseToken: undefined,
  baseUrl: 'https://fanfare.example',
  from: 'fanfare@example.gov',
  secret: 'a secret of thirty-two characters and more',
  mailApi: undefined,
  subrequests: 100,
}

/** A Worker that draws what it is sent with the ports of the real one. */
export default {
  async fetch(request: Request, bindings: object): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    const { ports } = workerRun(SETTINGS, searchParams.has('bare') ? {} : bindings)
    const [, what = '', file = ''] = pathname.split('/')
    try {
      if (what === 'font') return new Response(Uint8Array.from(await ports.fonts.read(file)))
      if (request.method !== 'POST') return new Response('ready')
      const drawn = (await request.json()) as PicturedPage[]
      if (what === 'misfits') return Response.json(await Promise.all(drawn.map((page) => ports.pages.misfits(page))))
      const bytes = await Promise.all(
        drawn.map((page) => (what === 'png' ? ports.pages.png(page) : ports.pages.pdf(page))),
      )
      return Response.json(bytes.map((each) => Buffer.from(each).toString('base64')))
    } catch (error) {
      return new Response(String(error), { status: error instanceof FanfareError ? 422 : 500 })
    }
  },
}
