import { describe, expect, it } from 'vitest'
import { Invalid } from '../../../src/errors.ts'
import { altProblems, MOST_PICTURE_BYTES, readPicture } from '../../../src/render/index.ts'
import { jpegOf, latin, movingPng, pngOf, webpOf } from './pictures.ts'

const text = (source: string) => new TextEncoder().encode(source)

function refusal(bytes: Uint8Array): string {
  try {
    readPicture(bytes, 'pictures.logo')
  } catch (fault) {
    if (fault instanceof Invalid && fault.problems[0]?.path === 'pictures.logo') return fault.problems[0].message
    throw fault
  }
  return 'taken'
}

describe('a picture', () => {
  it.each([
    ['a PNG', pngOf(30, 20), 'png', 30, 20],
    ['a JPEG', jpegOf(640, 480), 'jpeg', 640, 480],
    ['a JPEG taken upright', jpegOf(640, 480, 1), 'jpeg', 640, 480],
    ['a JPEG taken with the camera on its side', jpegOf(640, 480, 6), 'jpeg', 480, 640],
    ['a lossy WebP', webpOf('VP8 ', 320, 200), 'webp', 320, 200],
    ['a lossless WebP', webpOf('VP8L', 320, 200), 'webp', 320, 200],
    ['an extended WebP', webpOf('VP8X', 320, 200), 'webp', 320, 200],
    ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="5mm"/>'), 'svg', 37.795, 18.898],
  ])('is read from its bytes: %s', (_, bytes, kind, width, height) => {
    const picture = readPicture(bytes, 'logo')
    expect(picture).toMatchObject({
      kind,
      width: expect.closeTo(width, 2),
      height: expect.closeTo(height, 2),
      bytes: bytes.length,
    })
    const [type, data = ''] = picture.uri.split(';base64,')
    expect(type).toBe(
      { png: 'data:image/png', jpeg: 'data:image/jpeg', webp: 'data:image/webp', svg: 'data:image/svg+xml' }[
        kind as 'png'
      ],
    )
    expect(Uint8Array.from(atob(data), (character) => character.charCodeAt(0))).toEqual(bytes)
  })

  it('is read where it lies in a larger buffer', () => {
    const png = pngOf(30, 20)
    const buffer = Uint8Array.from([1, 2, 3, ...png])
    expect(readPicture(buffer.subarray(3), 'logo')).toMatchObject({ width: 30, height: 20 })
  })

  it.each([
    ['an empty file', new Uint8Array(), /^This is an empty file, not a picture/],
    ['a text', text('Dear Sir or Madam, this is my logo.'), /^This is a text, not a picture/],
    ['a web page', text('\n<!DOCTYPE html><html><svg></svg>'), /^This is a web page/],
    ['other XML', text('<?xml version="1.0"?><kml></kml>'), /^This is an XML document that is no SVG/],
    ['a PDF', text('%PDF-1.7'), /^This is a PDF/],
    [
      'a GIF',
      text('GIF89a......'),
      /^This is a GIF picture, not a picture that can be shown\. Use PNG, JPEG, WebP or SVG\.$/,
    ],
    ['a HEIC of a telephone', Uint8Array.from([0, 0, 0, 24, ...latin('ftypheic')]), /^This is a HEIC picture/],
    [
      'an office document',
      Uint8Array.from([...latin('PK'), 3, 4, 20, 0]),
      /^This is a ZIP archive or an office document/,
    ],
    ['noise', Uint8Array.from([0, 1, 2, 250, 251, 252]), /^This is data of no kind of picture/],
    ['a PNG cut off', pngOf(30, 20).slice(0, 50), /^This file begins like a PNG picture, but its end is missing/],
    ['a PNG’s first bytes', pngOf(30, 20).slice(0, 8), /^This file begins like a PNG picture/],
    ['a JPEG cut off', jpegOf(640, 480).slice(0, -2), /^This file begins like a JPEG picture, but its end is missing/],
    ['a JPEG without a frame', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9, 0, 0]), /but it holds no frame/],
    ['a WebP cut off', webpOf('VP8L', 9, 9).slice(0, -3), /but its end is missing/],
    ['a moving PNG', movingPng(), /^This picture moves/],
    ['a moving WebP', webpOf('VP8X', 320, 200, 2), /^This picture moves/],
    ['a picture without size', jpegOf(0, 480), /its header says no size/],
    ['a picture too large', pngOf(10_001, 1), /^This picture is 10001 × 1 pixels, expected at most 10000 a side/],
    ['a picture of too many pixels', jpegOf(9000, 5000), /^This picture has 45 million pixels, expected at most 40/],
    [
      'a heavy file',
      Uint8Array.from([...pngOf(1, 1), ...new Uint8Array(MOST_PICTURE_BYTES)]),
      /^This picture has 2\.0 MB, expected at most 2\.0 MB/,
    ],
    [
      'an SVG in another encoding',
      Uint8Array.from([...latin('<svg>'), 0xe9, ...latin('</svg>')]),
      /^This SVG is not written in UTF-8/,
    ],
  ])('is not %s', (_, bytes, message) => {
    expect(refusal(bytes)).toMatch(message)
  })
})

describe('an SVG', () => {
  const svg = (inside: string, attributes = 'viewBox="0 0 20 10"') =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`

  it.each([
    ['its viewBox', svg(''), 20, 10],
    ['its width and height before its viewBox', svg('', 'viewBox="0 0 20 10" width="100" height="50px"'), 100, 50],
    ['its width in its proportions', svg('', 'viewBox="0,0,20,10" width="100"'), 100, 50],
    ['its viewBox where its width is a share', svg('', 'width="100%" height="100%" viewBox="0 0 20 10"'), 20, 10],
    ['points', svg('', 'width="72pt" height="1in"'), 96, 96],
  ])('has the size of %s', (_, source, width, height) => {
    expect(readPicture(text(source), 'logo')).toMatchObject({ width, height })
  })

  it.each([
    [
      'a declaration, comments and a title',
      `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!-- <script> -->\n${svg('<title>A &amp; B &#x41;</title><!-- x -->')}\n`,
    ],
    [
      'shapes, text and a gradient',
      svg(
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs><path fill="url(#g)" d="M0 0h1"/><text>नमस्ते</text>',
      ),
    ],
    ['a style sheet', svg('<style><![CDATA[.a{fill:#123} .b{fill:url( "#g" )}]]></style>')],
    [
      'a use of its own symbol',
      svg(
        '<symbol id="s"><path d="M0 0"/></symbol><use href="#s"/><use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#s"/>',
      ),
    ],
    ['a picture inside it', svg('<image href="data:image/png;base64,iVBORw0KGgo="/>')],
    ['notes of an editor', svg('<g inkscape:label="x" xmlns:inkscape="http://inkscape.example/"/>')],
    ['“onward” in a text', svg('<text>onload="x" javascript:</text>'.replace('<text>', '<text aria-label="onward">'))],
  ])('may have %s', (_, source) => {
    expect(refusal(text(source))).toBe('taken')
  })

  it.each([
    ['a script', svg('<script>alert(1)</script>'), 'it holds <script>'],
    ['a script in capitals', svg('<SCRIPT/>'), 'it holds <SCRIPT>'],
    ['a script by a prefix', svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), 'it holds <s:script>'],
    ['an event attribute', svg('<path onclick="alert(1)"/>'), 'it has an event attribute: onclick of <path>'],
    ['an event attribute of the root', svg('', 'viewBox="0 0 1 1" onload="alert(1)"'), 'onload of <svg>'],
    [
      'a foreign object',
      svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
      'it holds <foreignObject>',
    ],
    ['HTML by its namespace', svg('<style xmlns="http://www.w3.org/1999/xhtml"/>'), 'xmlns of <style> is no SVG'],
    ['a link', svg('<a href="https://evil.test/"><path/></a>'), 'it holds <a>'],
    ['animation', svg('<set attributeName="href" to="javascript:alert(1)"/>'), 'it holds <set>'],
    [
      'a picture from outside',
      svg('<image href="https://evil.test/x.png"/>'),
      'it refers outside the file: href of <image> is “https://evil.test/x.png”',
    ],
    ['an SVG inside a picture', svg('<image href="data:image/svg+xml;base64,AAAA"/>'), 'it refers outside the file'],
    ['a use of another file', svg('<use href="other.svg#x"/>'), 'it refers outside the file'],
    [
      'a use by another prefix',
      svg('<use x:href="//evil.test/#x" xmlns:x="http://www.w3.org/1999/xlink"/>'),
      'it refers outside the file: x:href of <use>',
    ],
    ['a javascript: reference', svg('<use href="javascript:alert(1)"/>'), 'it refers outside the file'],
    [
      'a fill from outside',
      svg('<path fill="url(https://evil.test/#x)"/>'),
      'fill of <path> has url(https://evil.test/#x)',
    ],
    [
      'a fill hidden in escapes',
      svg(String.raw`<path style="fill:u\72 l(//evil.test/#x)"/>`),
      'it refers outside the file',
    ],
    ['a fill hidden in references', svg('<path style="fill:&#117;rl(//evil.test/#x)"/>'), 'it refers outside the file'],
    [
      'a style sheet that imports',
      svg('<style>@import "https://evil.test/";</style>'),
      'it loads or renames in <style>',
    ],
    [
      'an import around a comment',
      svg('<style>@imp<!-- -->ort "https://evil.test/";</style>'),
      'it loads or renames in <style>',
    ],
    ['an import in escapes', svg(String.raw`<style>@\69mport "x";</style>`), 'it loads or renames in <style>'],
    ['a font from outside', svg('<style>@font-face{src:url(x)}</style>'), 'it loads or renames in <style>'],
    ['javascript: in a style', svg('<path style="x: java\tscript:alert(1)"/>'), 'it runs a script in style of <path>'],
    ['another base', svg('<g xml:base="https://evil.test/"/>'), 'it has xml:base of <g>'],
    ['a DTD', `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">${svg('')}`, 'it has a DTD (line 1'],
    ['entities of its own', `<!DOCTYPE svg [<!ENTITY a "b">]>\n${svg('&a;')}`, 'it has a DTD (line 1'],
    ['an entity nobody declared', svg('<text>&nbsp;</text>'), 'it refers to an entity: &nbsp;'],
    ['an unfinished reference', svg('<text>AT&amp T</text>'), 'it refers to an entity: &amp'],
    [
      'a style sheet beside it',
      `<?xml version="1.0"?>\n<?xml-stylesheet href="x.css"?>${svg('')}`,
      'it has a processing instruction (line 2',
    ],
    ['what an editor keeps', svg('<metadata/>'), 'it holds <metadata>'],
    ['tags that cross', svg('<g><path></g></path>'), '</g> closes what is not open'],
    ['a tag left open', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g>', '<g> is not closed'],
    ['two roots', svg('') + svg(''), 'it goes on after its end'],
    ['text behind its end', `${svg('')}x`, 'it goes on after its end'],
    ['an attribute without quotes', svg('<path d=M0/>'), 'line 1 is no well-formed XML: <path d=M0/>'],
    ['an attribute twice', svg('<path d="M0" d="M1"/>'), '<path> has “d” twice'],
    ['a comment without end', svg('<!-- '), 'line 1 is no well-formed XML'],
    ['no size', svg('', ''), '<svg> says no size'],
    ['a reference to itself', svg('<g id="a"><use href="#a"/></g>'), '#a refers to itself'],
    [
      'references that multiply',
      svg(
        Array.from(
          { length: 9 },
          (_, level) => `<g id="g${level}">${`<use href="#g${level + 1}"/>`.repeat(10)}</g>`,
        ).join(''),
      ),
      'its references draw more than 50000 elements',
    ],
    ['elements without end', svg('<g>'.repeat(5000) + '</g>'.repeat(5000)), 'its elements are more than 100 deep'],
  ])('may not have %s', (_, source, reason) => {
    expect(refusal(text(source))).toContain(`This SVG cannot be used: `)
    expect(refusal(text(source))).toContain(reason)
  })

  it.each([
    ['comments before it', `${'<!---->'.repeat(900)}<x/>`],
    ['a comment of a megabyte', svg(`<!--${'-'.repeat(1_000_000)}`)],
    ['a tag of a megabyte', svg(`<path ${'a '.repeat(500_000)}`)],
    [
      'a chain of references',
      svg(Array.from({ length: 3000 }, (_, at) => `<g id="a${at}"><use href="#a${at + 1}"/></g>`).join('')),
    ],
  ])('is refused at once with %s', (_, source) => {
    const start = performance.now()
    expect(refusal(text(source))).not.toBe('taken')
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('the alternative text', () => {
  it.each([
    ['says what is seen', { alt: 'A woman holds her new driving licence' }, []],
    ['is empty for decoration', { decorative: true }, []],
    ['is empty', {}, ['error']],
    ['is white space', { alt: ' ' }, ['error']],
    ['of decoration is not empty', { alt: 'A line', decorative: true }, ['error']],
    ['is a file name', { alt: 'logo-final_2.PNG' }, ['error']],
    ['is a camera’s name', { alt: 'IMG_2041' }, ['error']],
    ['is a chapter', { alt: 'x '.repeat(130) }, ['warning']],
    ['says that it is a picture', { alt: 'Picture of a card' }, ['warning']],
  ])('%s', (_, alt, severities) => {
    expect(altProblems(alt).map(({ path, severity }) => [path, severity])).toEqual(
      severities.map((severity) => ['alt', severity]),
    )
  })
})
