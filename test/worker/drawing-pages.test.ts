import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { PNG } from 'pngjs'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LocalWorker, startLocalWorker } from '../../src/platform/local-worker.ts'
import { unpackedChromium } from '../../src/platform/unpacked-chromium.ts'
import { freePort } from '../support/free-port.ts'

const folder = mkdtempSync(join(tmpdir(), 'fanfare-drawing-'))
let worker: LocalWorker

beforeAll(async () => {
  await build({
    entryPoints: [join(import.meta.dirname, 'drawing-worker.ts')],
    outfile: join(folder, 'bundle/worker.js'),
    bundle: true,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
    // As wrangler bundles.
    keepNames: true,
    minify: true,
    external: ['node:*'],
    logLevel: 'error',
  })
  const [bundle, port, chromium] = [join(folder, 'bundle'), await freePort(), await unpackedChromium()]
  worker = await startLocalWorker({ bundle, folder, port, settings: {}, chromium })
})
afterAll(async () => {
  await worker.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function drawn(what: string, pages: readonly object[]) {
  return fetch(`${worker.url}/${what}`, { method: 'POST', body: JSON.stringify(pages) })
}

const html =
  '<!doctype html><html lang="cy"><title>Taflen</title><h1>Adnewyddu’ch<br>trwydded</h1><p style="width: 20px">Gwybodaeth</p></html>'

it('a Worker draws PDFs by the binding, several at once and in one request after another', async () => {
  for (let request = 0; request < 2; request++) {
    const answer = await drawn(
      'pdf',
      Array.from({ length: 5 }, () => ({ html })),
    )
    const files = (await answer.json()) as string[]
    expect(files).toHaveLength(5)
    const pdf = await getDocumentProxy(Uint8Array.from(Buffer.from(files[4]!, 'base64')))
    expect((await pdf.getMetadata()).info).toMatchObject({ Title: 'Taflen', Language: 'cy' })
    expect(await pdf.getOutline()).toMatchObject([{ title: 'Adnewyddu’ch trwydded' }])
  }
})

it('and PNGs of the exact size', async () => {
  const answer = await drawn('png', [{ html, width: 300, height: 200, scale: 2 }])
  const [file] = (await answer.json()) as string[]
  const { width, height } = PNG.sync.read(Buffer.from(file!, 'base64'))
  expect([width, height]).toEqual([600, 400])
})

it('and finds text that does not fit', async () => {
  const answer = await drawn('misfits', [{ html, width: 300 }])
  expect(await answer.json()).toMatchObject([[{ text: 'Gwybodaeth', how: 'overflows' }]])
})

it('without the binding it says what is missing', async () => {
  const answer = await drawn('pdf?bare', [{ html }])
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('PDF and PNG need a browser, and the binding BROWSER is missing')
})

it('its fonts are among its assets, for itself and for pages, and nothing else is read as a font', async () => {
  const file = 'noto-sans-latin-400-normal.woff2'
  const shipped = readFileSync(join(import.meta.dirname, `../../node_modules/@fontsource/noto-sans/files/${file}`))
  const read = await fetch(`${worker.url}/font/${file}`)
  expect(shipped.equals(Buffer.from(await read.arrayBuffer()))).toBe(true)
  const served = await fetch(`${worker.url}/assets/fonts/${file}`)
  expect(shipped.equals(Buffer.from(await served.arrayBuffer()))).toBe(true)
  expect(served.headers.get('cache-control')).toMatch(/max-age=31536000/)
  for (const name of ['..%2f_headers', 'noto-sans-latin-500-normal.woff2']) {
    expect(await (await fetch(`${worker.url}/font/${name}`)).text(), name).toMatch(/^NotFound: there is no font/)
  }
})
