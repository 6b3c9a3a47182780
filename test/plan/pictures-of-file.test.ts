import { describe, expect, it } from 'vitest'
import { readCampaignFile } from '../../src/plan/index.ts'
import { MOST_PICTURE_BYTES, pictureUri } from '../../src/render/index.ts'
import { latin, pngOf } from '../render/picture/pictures.ts'
import { BESIDE, SAMPLE } from './sample-campaign.ts'

const SHEET = `materials:
  guide:
    kind: information-sheet
    template: clear-steps
    owner: comms@example.gov
    next_review: launch+90d
    pictures: { office: office.png }
    content:
      en:
        title: Renew online
        what: You can renew online.
        pictures: [{ picture: office, alt: A clerk helps a woman at the counter, caption: We help you. }]
      cy:
        title: Adnewyddwch
        what: Gallwch adnewyddu ar-lein.
        pictures: [{ picture: office, alt: Clerc yn helpu menyw wrth y cownter }]
`

const bytes = (text: string) => new TextEncoder().encode(text)
const svg = (inside: string, attributes = '') =>
  bytes(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" ${attributes}>${inside}</svg>`)

function read(file: Uint8Array | undefined, piece = '', by = '') {
  if (!SHEET.includes(piece)) throw new Error(`the sample has no “${piece}”`)
  return readCampaignFile(SAMPLE + SHEET.replace(piece, () => by), {
    file: 'renew.yaml',
    readBeside: (path) => BESIDE[path],
    readBytesBeside: (path) => (path === 'office.png' ? file : undefined),
  })
}

const inPlace = (picture: Uint8Array) => JSON.stringify(pictureUri('image/png', picture))

const lineOf = (text: string) => (SAMPLE + SHEET).split('\n').findIndex((line) => line.includes(text)) + 1

describe('a picture of a material', () => {
  it('is read from the file beside the campaign file, whatever that is called', () => {
    const { plan, problems } = read(svg('<rect width="9" height="9"/>'))
    expect(problems).toEqual([])
    const [file] = plan!.pictureFiles!
    expect(file).toMatchObject({ type: 'image/svg+xml', width: 9, height: 9 })
    expect(plan!.materials[0]!.pictures).toEqual({ office: file!.hash })
  })

  it('may stand in place, and is the same', () => {
    const [beside, inside] = [read(pngOf(3, 2)), read(undefined, 'office.png', inPlace(pngOf(3, 2)))]
    expect(inside.problems).toEqual([])
    expect(inside.plan).toEqual(beside.plan)
  })

  it.each<[label: string, file: Uint8Array | undefined, says: RegExp]>([
    ['that is not there', undefined, /the file “office.png” is not there/],
    ['of random bytes', Uint8Array.from([7, 200, 0, 13, 255, 254]), /“office.png”: This is data of no kind of picture/],
    ['cut off', pngOf(30, 20).slice(0, 60), /begins like a PNG picture, but its end is missing/],
    ['of 3 MB', padded(pngOf(1, 1), 3_000_000), /has 3\.0 MB, expected at most 2\.0 MB/],
    ['that is a GIF of any size', Uint8Array.from([...latin('GIF89a'), 255, 255, 255, 255]), /This is a GIF picture/],
    [
      'that unfolds to a hundred million pixels',
      pngHeader(10_000, 10_000),
      /has 100 million pixels, expected at most 40/,
    ],
    ['with a script', svg('<script>alert(1)</script>'), /it holds <script>/],
    ['with an event', svg('', 'onload="alert(1)"'), /it has an event attribute: onload of <svg>/],
    ['with a page in it', svg('<foreignObject><p/></foreignObject>'), /it holds <foreignObject>/],
    ['that fetches', svg('<image href="https://example.org/x.png"/>'), /refers outside the file: href of <image>/],
  ])('%s is refused where it is named', (_label, file, says) => {
    const { plan, problems } = read(file)
    expect(plan).toBeUndefined()
    expect(problems).toEqual([
      {
        file: 'renew.yaml',
        path: 'materials.guide.pictures.office',
        message: expect.stringMatching(says),
        severity: 'error',
        line: lineOf('office.png'),
        column: 25,
      },
    ])
  })

  it.each<[label: string, piece: string, by: string, path: string, says: RegExp]>([
    ['in a folder elsewhere', 'office.png', '../office.png', 'pictures.office', /leaves the folder/],
    [
      'in place of another type',
      'office.png',
      '"data:image/gif;base64,R0lGOA=="',
      'pictures.office',
      /expected a file beside/,
    ],
    [
      'in place and cut off',
      'office.png',
      inPlace(pngOf(30, 20).slice(0, 60)),
      'pictures.office',
      /begins like a PNG picture, but/,
    ],
    ['that only a database has', 'office.png', `sha256:${'a'.repeat(64)}`, 'pictures.office', /leaves the folder/],
    ['under a name that is none', '{ office: office', '{ The office: office', 'pictures.The office', /is no id/],
    [
      'that the material does not have',
      'picture: office, alt: A',
      'picture: ofice, alt: A',
      'content.en.pictures[0].picture',
      /no picture “ofice”; did you mean `office`/,
    ],
    [
      'that has no alternative',
      ', alt: Clerc yn helpu menyw wrth y cownter',
      '',
      'content.cy.pictures[0].alt',
      /`alt` is missing; expected what the picture shows/,
    ],
    [
      'whose alternative names a file',
      'alt: Clerc yn helpu menyw wrth y cownter',
      'alt: IMG_2034.jpg',
      'content.cy.pictures[0].alt',
      /names a file/,
    ],
    [
      'whose alternative is a template that is none',
      'alt: Clerc yn helpu menyw wrth y cownter',
      'alt: "Clerc {{#if x}}"',
      'content.cy.pictures[0].alt',
      /ends inside a block/,
    ],
    [
      'shown eleven times',
      '[{ picture: office, alt: Clerc yn helpu menyw wrth y cownter }]',
      `[${Array(11).fill('{ picture: office, alt: Clerc wrth y cownter }').join(', ')}]`,
      'content.cy.pictures',
      /more than 10 pictures/,
    ],
    [
      'of an infographic',
      'kind: information-sheet\n    template: clear-steps',
      'kind: infographic\n    template: clear',
      'pictures',
      /an infographic draws its own picture/,
    ],
  ])('%s is refused, and said where', (_label, piece, by, path, says) => {
    const { plan, problems } = read(pngOf(3, 2), piece, by)
    expect(plan).toBeUndefined()
    const found = problems.find((problem) => problem.path === `materials.guide.${path}`)
    expect(found?.message, JSON.stringify(problems)).toMatch(says)
    expect(found?.line).toBeGreaterThan(1)
  })

  it('is warned of where its alternative says that it is a picture', () => {
    const { plan, problems } = read(pngOf(3, 2), 'alt: A clerk', 'alt: Picture of a clerk')
    expect(plan).toBeDefined()
    expect(problems).toMatchObject([{ severity: 'warning', path: 'materials.guide.content.en.pictures[0].alt' }])
  })

  it('does not count as text of the file, of which there may be 2 MB', () => {
    const large = inPlace(padded(pngOf(9, 9), MOST_PICTURE_BYTES))
    expect(read(undefined, 'office.png', large).problems.length).toBe(0)
  })
})

/** The first and last chunk of a PNG that says this size. */
function pngHeader(width: number, height: number): Uint8Array {
  const png = pngOf(1, 1)
  new DataView(png.buffer, png.byteOffset).setUint32(16, width)
  new DataView(png.buffer, png.byteOffset).setUint32(20, height)
  return png
}

function padded(picture: Uint8Array, size: number): Uint8Array {
  const longer = new Uint8Array(size)
  longer.set(picture)
  return longer
}
