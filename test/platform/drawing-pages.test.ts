import { PNG } from 'pngjs'
import { getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { chromiumPages } from '../../src/platform/chromium-pages.ts'
import { mendedPdf } from '../../src/platform/mended-pdf.ts'
import { fontFiles } from '../../src/platform/font-files.ts'
import { browserProcesses } from '../support/browser-processes.ts'
import { alternativesIn, pdfAsRead } from '../support/pdf-as-read.ts'
import { hostilePage } from '../support/hostile-markup.ts'

const pages = chromiumPages()
afterAll(() => pages.close())

const FONT = Buffer.from(await fontFiles().read('noto-sans-latin-400-normal.woff2')).toString('base64')
const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A grey square of eight pixels as a browser writes it. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAA' +
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
    'AAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAA' +
    'ABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1' +
    'AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAP' +
    'KnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/' +
    '2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf////////////' +
    '//////////////////////////////////////////////////////////////////////////wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAA' +
    'AAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2g' +
    'AMAwEAAhEDEQA/AKAA/9k=',
  'base64',
)

function page(body: string, { lang = 'en', style = '' } = {}): string {
  const face = `@font-face { font-family: Noto; src: url(data:font/woff2;base64,${FONT}) }`
  const css = `${face} body { margin: 0; font: 16px/1.4 Noto } p { margin: 0 } ${style}`
  return `<!doctype html><html lang="${lang}"><head><title>Adnewyddu’ch trwydded</title><style>${css}</style></head><body>${body}</body></html>`
}

/** Section by section from the last one, the number of each object with what stands where the section says it does. */
function sectionsOf(pdf: string, start = Number(/startxref\n(\d+)\n%%EOF\n?$/.exec(pdf)![1])): [number, string][][] {
  const [, table = '', trailer = ''] = /^xref\n([^]*?)trailer\n(<<[^]*?>>)/.exec(pdf.slice(start))!
  let number = 0
  const objects = table.split('\n').flatMap((line): [number, string][] => {
    const [first, , kind] = line.trim().split(' ')
    if (kind === undefined) number = Number(first)
    else number++
    return kind === 'n' ? [[number - 1, pdf.slice(Number(first)).slice(0, 20)]] : []
  })
  const before = /\/Prev (\d+)/.exec(trailer)?.[1]
  return [objects, ...(before === undefined ? [] : sectionsOf(pdf, Number(before)))]
}

describe('a PDF', () => {
  const sheet = page(
    `<main><h1>Renew online</h1><p>What it is.</p><h2>What you need</h2><ul><li>A passport</li></ul>
     <figure><svg width="40" height="40" role="img" aria-label="Eight in ten renew online"><rect width="40" height="40"/></svg></figure>
     <img src="${PICTURE}" alt="The office, from the street" width="40">
     <table><thead><tr><th scope="col">Day</th></tr></thead><tbody><tr><td>Monday</td></tr></tbody></table>
     <section lang="en" style="break-before: page"><h2>Your office</h2><p>1 High Street</p></section></main>`,
    { lang: 'cy', style: '@page { size: A5 landscape; margin: 10mm }' },
  )
  const read = pages.pdf({ html: sheet }).then((pdf) => getDocumentProxy(Uint8Array.from(pdf)))

  it('has the pages and the paper that its styles name', async () => {
    const pdf = await read
    expect(pdf.numPages).toBe(2)
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
    expect([width, height].map((points) => Math.round((points / 72) * 25.4))).toEqual([210, 148])
  })

  it('is A4 where the page names no paper', async () => {
    const pdf = await getDocumentProxy(Uint8Array.from(await pages.pdf({ html: page('<p>Short</p>') })))
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
    expect([width, height].map((points) => Math.round((points / 72) * 25.4))).toEqual([210, 297])
  })

  it('says its title, its language and that it is tagged', async () => {
    const { info } = await (await read).getMetadata()
    expect(info).toMatchObject({ Title: 'Adnewyddu’ch trwydded', Language: 'cy' })
    expect(await (await read).getMarkInfo()).toMatchObject({ Marked: true })
  })

  it('has a bookmark for each heading, in their order', async () => {
    const [first, ...others] = await (await read).getOutline()
    expect(first).toMatchObject({
      title: 'Renew online',
      items: [{ title: 'What you need' }, { title: 'Your office' }],
    })
    expect(others).toEqual([])
  })

  it('has the tags of headings, lists, figures with their alternatives, tables and other languages', async () => {
    const { tags } = await pdfAsRead(await pages.pdf({ html: sheet }))
    const roles = tags.map(({ role }) => role)
    for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'Figure', 'Table', 'TR', 'TH', 'TD']) expect(roles).toContain(role)
    expect(alternativesIn(tags)).toEqual(['Eight in ten renew online', 'The office, from the street'])
  })

  it.each([
    [
      'goes on in other lines',
      '<h1>Renew your driving licence online today</h1>',
      ['Renew your driving licence online today'],
    ],
    ['breaks where it is told', '<h1>Renew<br>online</h1>', ['Renew online']],
    ['has a word that may be parted', '<h1>Donaudampfschiff<wbr>fahrt</h1>', ['Donaudampfschifffahrt']],
    [
      'stands beside a picture',
      `<h2 style="display: flex"><span><img src="${PICTURE}" alt=""></span> <span>What you need</span></h2>`,
      ['What you need'],
    ],
    ['has a number among Arabic words', '<h1 dir="rtl">ادفع 14 جنيهًا</h1>', ['ادفع 14 جنيهًا']],
    [
      'has what PDF writes otherwise',
      String.raw`<h1>(Pay) £14 \(\) \ by 😀</h1>`,
      [String.raw`(Pay) £14 \(\) \ by 😀`],
    ],
    [
      'has brackets and a line that ends',
      '<h1>Renew) your (driving licence \\ today</h1>',
      ['Renew) your (driving licence \\ today'],
    ],
    [
      'follows one that is not shown',
      '<h1 hidden>Renew online</h1><h2>Renew your licence<br>online</h2>',
      ['Renew your licence online'],
    ],
    [
      'follows one that nothing is drawn of',
      '<h1 style="opacity: 0">Renew</h1><h2>Pay<br>now</h2><h3>Wait<br>now</h3>',
      ['Pay now', 'Wait now'],
    ],
    ['follows a hidden one of the same letters', '<h2 hidden>listen</h2><h2>silent</h2>', ['silent']],
    ['begins as one does that is not drawn', '<h2 style="opacity: 0">Step 11</h2><h2>Step<br>1</h2>', ['Step 1']],
    ['has no letters', '<h1>?<br>?</h1><h2>Pay<br>now</h2>', ['? ?', 'Pay now']],
    [
      'is in a page that names an element as the browser does',
      '<img name="querySelectorAll"><h1>Pay<br>now</h1>',
      ['Pay now'],
    ],
  ])('says in its bookmark what a heading says that %s', async (_, body, expected) => {
    const html = page(body, { style: '@page { size: 70mm 100mm; margin: 5mm } h1 { font-size: 30px }' })
    expect((await pdfAsRead(await pages.pdf({ html }))).bookmarks).toEqual(expected)
  })

  it('has no figure around the one that is described, and still its caption', async () => {
    const { tags } = await pdfAsRead(
      await pages.pdf({
        html: page(`<figure><img src="${PICTURE}" alt="The office"><figcaption>We help</figcaption></figure>`),
      }),
    )
    expect(tags.map(({ role }) => role)).toEqual(['Root', 'Document', 'Div', 'Figure', 'Caption', 'NonStruct'])
    expect(alternativesIn(tags)).toEqual(['The office'])
  })

  it('says where each of its objects stands, before and after it was mended', async () => {
    const html = page('<h1>Pay<br>now</h1><figure><svg role="img" aria-label="£14"><rect/></svg></figure>')
    const sections = sectionsOf(Buffer.from(await pages.pdf({ html })).toString('latin1'))
    expect(sections.map((section) => section.length > 0)).toEqual([true, true])
    for (const [number, found] of sections.flat()) expect(found).toMatch(new RegExp(`^${number} 0 obj\n`))
  })

  it('that is written otherwise than expected stays as it is', () => {
    const objects =
      '4 0 obj\n<</Type /Outlines\n/First 5 0 R>>\nendobj\n5 0 obj\n<</Title (Paynow)\n/Dest [2 0 R /Fit]>>\nendobj'
    const pdf = Buffer.from(`%PDF-1.7\n${objects}\n7 0 obj <</Type /XRef>>`)
    expect(mendedPdf(pdf, ['Pay now'])).toBe(pdf)
  })

  it.each([
    [
      'a figure',
      '/Type /StructElem\n/S /Figure\n/K 1 0 R\n/Type /Catalog\n/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>',
    ],
    ['a bookmark', '/Title (Paynow)\n/Dest [1 0 R /Fit]\n/Type /Catalog'],
  ])('reads nothing out of a picture that holds %s as a PDF writes it', async (_, dictionary) => {
    const objects = Array.from({ length: 60 }, (_unused, index) => `\n${index + 1} 0 obj\n<<${dictionary}>>\nendobj\n`)
    const note = Buffer.from(objects.join(''))
    const segment = Buffer.from([0xff, 0xfe, (note.length + 2) >> 8, (note.length + 2) & 255])
    const picture = Buffer.concat([JPEG.subarray(0, 2), segment, note, JPEG.subarray(2)]).toString('base64')
    const html = page(`<h1>Pay<br>now</h1><img src="data:image/jpeg;base64,${picture}" alt="Grey">`)
    const bytes = await pages.pdf({ html })
    const written = Buffer.from(bytes).toString('latin1')
    expect(written.split(dictionary)).toHaveLength(objects.length + 1)
    const pdf = await getDocumentProxy(Uint8Array.from(bytes))
    expect([pdf.numPages, await pdf.getJSActions()]).toEqual([1, null])
    expect((await pdfAsRead(bytes)).bookmarks).toEqual(['Pay now'])
  })

  it('does not claim to be PDF/UA, for no validator has agreed', async () => {
    const { metadata } = await (await read).getMetadata()
    expect(metadata?.get('pdfuaid:part') ?? null).toBe(null)
    expect(Buffer.from(await (await read).getData()).toString('latin1')).not.toContain('pdfuaid')
  })
})

it.each([
  { width: 300, height: 200, scale: 1 },
  { width: 300, height: 200, scale: 2 },
  { width: 1080, height: 1920, scale: 1 },
] as const)('a PNG of $width × $height at $scale is exactly that', async ({ width, height, scale }) => {
  const html = page(`<div style="width: ${width / 2}px; height: ${height}px; background: #00f"></div>`)
  const png = PNG.sync.read(Buffer.from(await pages.png({ html, width, height, scale })))
  expect([png.width, png.height]).toEqual([width * scale, height * scale])
  const colourAt = (x: number) => [...png.data.subarray(4 * x, 4 * x + 3)]
  expect([colourAt((width * scale) / 2 - 1), colourAt((width * scale) / 2)]).toEqual([
    [0, 0, 255],
    [255, 255, 255],
  ])
})

it.each([
  ['longer than the room', 900, 1, [300, 900]],
  ['longer, at 2×', 900, 2, [600, 1800]],
  ['shorter than the room', 100, 1, [300, 200]],
  ['longer than a browser draws', 30_000, 1, [300, 10_000]],
] as const)('a whole page that is %s goes on to its end', async (_, height, scale, expected) => {
  const html = page(`<div style="height: ${height}px; background: #00f"></div>`)
  const png = PNG.sync.read(Buffer.from(await pages.png({ html, width: 300, height: 200, scale, isWhole: true })))
  expect([png.width, png.height]).toEqual(expected)
  expect([...png.data.subarray(-4, -1)]).toEqual(height > 200 ? [0, 0, 255] : [255, 255, 255])
})

it.each(
  ['ltr', 'rtl'].flatMap((direction) =>
    [100, 200, 900].flatMap((height) => [1, 2].map((scale) => [direction, height, scale] as const)),
  ),
)('a whole page written %s, %i pixels high, stands in its room at %i×', async (direction, height, scale) => {
  const html = page(`<div dir="${direction}" style="height: ${height}px; background: #00f">Page</div>`, {
    style: `html { direction: ${direction}; background: #fff }`,
  })
  const png = PNG.sync.read(
    Buffer.from(await pages.png({ html, width: 300, height: 200, scale: scale as 1 | 2, isWhole: true })),
  )
  const row = 60 * scale * png.width
  const colourAt = (x: number) => [...png.data.subarray(4 * (row + x), 4 * (row + x) + 3)]
  expect([colourAt(0), colourAt(png.width - 1)]).toEqual([
    [0, 0, 255],
    [0, 0, 255],
  ])
})

const LONG = 'Donaudampfschifffahrtsgesellschaft'

describe('text that does not fit', () => {
  it.each([
    [
      'cut off by a box without room',
      `<div data-part="cost" style="width: 60px; height: 20px; overflow: hidden">Twelve pounds and more</div>`,
      [['cost', 'clipped']],
    ],
    ['a word longer than its column', `<p style="width: 80px">${LONG}</p>`, [['body > p', 'overflows']]],
    [
      'more lines than a box is high',
      `<div id="box" style="height: 20px"><p>One two three four five six seven eight nine ten eleven</p></div>`,
      [['div#box > p', 'overflows']],
    ],
    [
      'beyond the page',
      `<p style="position: absolute; left: 250px; white-space: nowrap">Too far right</p>`,
      [['body > p', 'off-page']],
    ],
    [
      'one text over another',
      `<p style="position: absolute">Beneath</p><p style="position: absolute; top: 4px" class="late">Above</p>`,
      [['body > p.late', 'overlaps']],
    ],
    [
      'a label beyond its drawing',
      `<svg width="100" height="20"><text x="80" y="15">Cardiff</text></svg>`,
      [['svg > text', 'clipped']],
    ],
    [
      'a label longer than it may be',
      `<svg width="200" height="20"><g data-part="axis" data-fit="20"><text y="15">Cardiff</text></g></svg>`,
      [['axis', 'overflows']],
    ],
    [
      'an Arabic word longer than its column',
      `<p dir="rtl" style="width: 20px">مستشفى</p>`,
      [['body > p', 'overflows']],
    ],
    [
      'nothing: it fits',
      `<main><h1>Renew online</h1><p>All is well.</p><ol><li>One</li></ol><svg width="100" height="20"><text y="15">Cardiff</text></svg></main>`,
      [],
    ],
    [
      'nothing: lines set tight',
      `<h1 style="font-size: 40px; line-height: 1; overflow: hidden">Renew<br>your<br>licence</h1>`,
      [],
    ],
    [
      'nothing: text for screen readers alone',
      `<p style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">The chart in words</p>`,
      [],
    ],
    [
      'nothing: a float longer than its parent',
      `<div><p style="float: left">Beside</p></div><p style="clear: both">Below</p>`,
      [],
    ],
    ['nothing: a wide table that scrolls', `<div style="overflow-x: auto; width: 100px">${LONG}</div>`, []],
  ])('%s', async (_, body, expected) => {
    const misfits = await pages.misfits({ html: page(body), width: 300 })
    expect(misfits.map(({ where, how }) => [where, how])).toEqual(expected)
  })

  it('is told by its beginning and by how much', async () => {
    const [misfit] = await pages.misfits({ html: page(`<p style="width: 100px">${'x'.repeat(80)}</p>`), width: 2000 })
    expect(misfit!.text).toBe('x'.repeat(60))
    expect(misfit!.by).toBeGreaterThan(300)
  })

  it('what scrolls on a screen is cut off on paper', async () => {
    const html = page(`<div style="overflow-x: auto; width: 100px">${LONG}</div>`)
    expect(await pages.misfits({ html, width: 300, media: 'print' })).toMatchObject([{ how: 'clipped' }])
  })

  it('a page lower than its text is found', async () => {
    const misfits = await pages.misfits({ html: page('<p>One</p><p>Two</p>'), width: 300, height: 30 })
    expect(misfits).toMatchObject([{ text: 'Two', how: 'off-page' }])
  })
})

it('nothing that a page asks for leaves it, and no script of it runs', async () => {
  const { html, asked } = await hostilePage()
  const pdf = await getDocumentProxy(Uint8Array.from(await pages.pdf({ html })))
  const { items } = await (await pdf.getPage(1)).getTextContent()
  const text = items.map((item) => ('str' in item ? item.str : '')).join('')
  expect(text).toContain('What it says')
  expect(text).not.toMatch(/hacked|root:/)
  expect((await pdf.getMetadata()).info).toMatchObject({ Title: 'Quiet' })
  await pages.png({ html, width: 300, height: 300, scale: 1 })
  await pages.misfits({ html, width: 300 })
  expect(asked()).toBe(0)
})

it.each([
  ['broken', 'data:font/woff2;base64,AAAA'],
  ['not in the page', 'https://fonts.example/far.woff2'],
])('a font that is %s is told', async (_, src) => {
  const style = `@font-face { font-family: Broken; src: url(${src}) }`
  const html = page('<p style="font-family: Broken">Text</p>', { style })
  await expect(pages.pdf({ html })).rejects.toThrow(/font that cannot be read, Broken/)
})

it('what was being drawn when the browser is killed is drawn by another', async () => {
  await pages.pdf({ html: page('<p>Warm</p>') })
  const drawn = Promise.all(Array.from({ length: 6 }, (_, each) => pages.pdf({ html: page(`<p>Sheet ${each}</p>`) })))
  const [browser] = browserProcesses('browser')
  process.kill(browser!, 'SIGKILL')
  expect((await drawn).map((pdf) => Buffer.from(pdf.subarray(0, 5)).toString())).toEqual(Array(6).fill('%PDF-'))
  expect(browserProcesses('browser')).not.toContain(browser)
})

it('what was being drawn when its page crashes is drawn in another', async () => {
  const drawn = pages.pdf({ html: page('<p>Text</p>'.repeat(1_000)) })
  for (const renderer of browserProcesses('renderer')) process.kill(renderer, 'SIGKILL')
  expect((await drawn).length).toBeGreaterThan(1000)
})

it('browsers and their pages are replaced when they have drawn their share', async () => {
  const frugal = chromiumPages({}, { documentsPerPage: 2, documentsPerBrowser: 5 })
  onTestFinished(() => frugal.close())
  const others = browserProcesses('browser')
  const seen = new Set<number>()
  for (let sheet = 0; sheet < 12; sheet++) {
    expect((await frugal.pdf({ html: page(`<p>Sheet ${sheet}</p>`) })).length).toBeGreaterThan(1000)
    for (const pid of browserProcesses('browser')) if (!others.includes(pid)) seen.add(pid)
  }
  expect(seen.size).toBe(3)
})

it('a page that takes too long is given up, and the next is drawn', async () => {
  const hurried = chromiumPages({}, { patience: 400 })
  onTestFinished(() => hurried.close())
  await hurried.pdf({ html: page('<p>Warm</p>') })
  await expect(hurried.pdf({ html: page('<p>Text</p>'.repeat(300_000)) })).rejects.toThrow(
    'the page was not drawn within 0.4 seconds; make it shorter',
  )
  expect((await hurried.pdf({ html: page('<p>Short</p>') })).length).toBeGreaterThan(1000)
})
