import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { absentPages } from '../../src/platform/absent-pages.ts'
import { browserRenderingPages } from '../../src/platform/browser-rendering-pages.ts'
import { chromiumPages } from '../../src/platform/chromium-pages.ts'
import { fontFiles } from '../../src/platform/font-files.ts'
import { unpackedChromium } from '../../src/platform/unpacked-chromium.ts'
import { browserBinding } from '../support/browser-binding.ts'
import { browserProcesses } from '../support/browser-processes.ts'
import { hostilePage } from '../support/hostile-markup.ts'

const html = '<!doctype html><html lang="en"><title>Sheet</title><p>Text</p></html>'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function program(script: string): string {
  const file = join(temporaryFolder(), 'chromium')
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o700)
  return file
}

const LIBRARY = 'error while loading shared libraries: libnss3.so: cannot open shared object file'

it.each([
  ['is not where it is said to be', () => '/nowhere/chromium', /there is no \/nowhere\/chromium; see FANFARE_CHROMIUM/],
  [
    'lacks a library',
    () => program(`echo "chromium: ${LIBRARY}" >&2; exit 127`),
    /this machine lacks libnss3\.so; on Debian and Ubuntu: apt-get install/,
  ],
  [
    'ends at once',
    () => program('echo "no memory today" >&2; exit 1'),
    /Chromium did not start: no memory today; HTML and SVG work without it/,
  ],
])('a Chromium that %s is told, each time anew', async (_, named, said) => {
  const pages = chromiumPages({ program: named() })
  for (const draw of [() => pages.pdf({ html }), () => pages.misfits({ html, width: 100 })]) {
    await expect(draw()).rejects.toThrow(said)
  }
  await pages.close()
})

it('node_modules without the Chromium from npm says so', async () => {
  await expect(unpackedChromium(temporaryFolder())).rejects.toThrow(
    /node_modules has no @sparticuz\/chromium; run npm ci, or set FANFARE_CHROMIUM/,
  )
})

it('a Chromium that others could have put there is not started', async () => {
  const [root, temporary] = [join(import.meta.dirname, '../..'), temporaryFolder()]
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'))
  const folder = join(temporary, `fanfare-chromium-${version}-${process.getuid!()}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'chromium'), '#!/bin/sh\n')
  expect(await unpackedChromium(root, temporary)).toBe(join(folder, 'chromium'))
  chmodSync(folder, 0o777)
  await expect(unpackedChromium(root, temporary)).rejects.toThrow(`${folder} may be written by others`)
})

it('nothing is started before it is needed, and what was is ended', async () => {
  const pages = chromiumPages()
  const before = browserProcesses('browser')
  expect(before).toEqual([])
  await pages.pdf({ html })
  expect(browserProcesses('browser')).toHaveLength(1)
  await pages.close()
  expect(browserProcesses('browser')).toEqual([])
})

it('where there is no browser every call says what is missing', async () => {
  const pages = absentPages('this platform has none')
  const said = 'PDF and PNG need a browser, and this platform has none; HTML and SVG work without it'
  await expect(pages.pdf({ html })).rejects.toThrow(said)
  await expect(pages.png({ html, width: 1, height: 1, scale: 1 })).rejects.toThrow(said)
  await expect(pages.misfits({ html, width: 1 })).rejects.toThrow(said)
  await pages.close()
})

it.each([
  ['noto-sans-latin-400-normal.woff2', 'noto-sans'],
  ['noto-sans-devanagari-400-normal.woff2', 'noto-sans'],
  ['noto-sans-devanagari-devanagari-700-normal.woff2', 'noto-sans-devanagari'],
  ['noto-nastaliq-urdu-arabic-400-normal.woff2', 'noto-nastaliq-urdu'],
])('the font %s is found in its package', async (file) => {
  expect(Buffer.from((await fontFiles().read(file)).subarray(0, 4)).toString()).toBe('wOF2')
})

it.each([
  '../../../package.json',
  'noto-sans-latin-400-normal.woff2/../../package.json',
  'noto-sans-latin-500-normal.woff2',
  'noto-sans-../x-400-normal.woff2',
  'noto-sans-klingon-400-normal.woff2',
])('%s is not a font', async (file) => {
  await expect(fontFiles().read(file)).rejects.toThrow(/there is no font|is not in node_modules/)
})

it('a browser of Browser Rendering that is idle is used again, and nobody else’s', async () => {
  const binding = await browserBinding()
  const pages = browserRenderingPages(binding)
  expect((await pages.pdf({ html })).length).toBeGreaterThan(1000)
  expect((await pages.pdf({ html })).length).toBeGreaterThan(1000)
  expect(binding.acquired).toEqual([{ guardrails: { allowedDomains: [] } }])
  await Promise.all([pages.pdf({ html }), browserRenderingPages(binding).pdf({ html })])
  expect(binding.acquired).toHaveLength(2)
})

it('a browser that could reach everything is asked for nothing by what it draws', async () => {
  const pages = browserRenderingPages(await browserBinding())
  const { html: hostile, asked } = await hostilePage()
  expect((await pages.pdf({ html: hostile })).length).toBeGreaterThan(1000)
  await pages.png({ html: hostile, width: 300, height: 300, scale: 1 })
  expect(asked()).toBe(0)
})

it('an account without a browser left is told to try later', async () => {
  const answer = new Response('Unable to create new browser: code: 429', { status: 429 })
  const pages = browserRenderingPages({ fetch: async () => answer.clone() })
  await expect(pages.pdf({ html })).rejects.toMatchObject({
    name: 'RetryLater',
    message: expect.stringMatching(/Browser Rendering gives no browser \(429 Unable to create/),
  })
})
