import type { Element } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'

/**
 * Our own pictures on a grid of 24, drawn with lines of 2: `shape` is what may be filled, `line` what lies on it. They stand
 * beside words and say nothing alone.
 */
const PICTOGRAMS = {
  phone: {
    shape:
      'M6.2 3h3l1.6 4.6-2.2 1.7a12.5 12.5 0 0 0 6.1 6.1l1.7-2.2L21 14.8v3a3 3 0 0 1-3.3 3A16.4 16.4 0 0 1 3.2 6.3 3 3 0 0 1 6.2 3z',
    line: '',
  },
  mobile: { shape: 'M8 2h8a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z', line: 'M11 18.5h2' },
  computer: {
    shape: 'M4 4h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z',
    line: 'M12 16v4M7.5 20.5h9',
  },
  clock: { shape: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', line: 'M12 7.5V12l3.2 2' },
  calendar: {
    shape: 'M4.5 5h15A1.5 1.5 0 0 1 21 6.5v13a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 19.5v-13A1.5 1.5 0 0 1 4.5 5z',
    line: 'M3 10h18M8 2.5V7M16 2.5V7M8 14h.01M12 14h.01M16 14h.01M8 17.5h.01M12 17.5h.01',
  },
  money: {
    shape: 'M3.5 6h17a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-17A1.5 1.5 0 0 1 2 16.5v-9A1.5 1.5 0 0 1 3.5 6z',
    line: 'M12 9.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4zM5.8 12h.01M18.2 12h.01',
  },
  card: {
    shape: 'M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z',
    line: 'M2 10h20M6 15h4',
  },
  document: {
    shape: 'M6 2.5h8l5 5V20a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 20V4a1.5 1.5 0 0 1 1-1.5z',
    line: 'M14 2.5V8h5M8.5 12.5h7M8.5 16.5h7',
  },
  'id-card': {
    shape: 'M4 4.5h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2z',
    line: 'M8.5 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM5.3 16a3.3 3.3 0 0 1 6.4 0M15 9.5h3.5M15 13.5h3.5',
  },
  passport: {
    shape: 'M6 2.5h12A1.5 1.5 0 0 1 19.5 4v16a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 20V4A1.5 1.5 0 0 1 6 2.5z',
    line: 'M12 6.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM8 10.5h8M9.5 18h5',
  },
  house: { shape: 'M4 10.5 12 3.5l8 7V20a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1z', line: 'M9.5 21v-6.5h5V21' },
  office: { shape: 'M3.5 9.5 12 3.5l8.5 6z', line: 'M5.5 10v8M10 10v8M14 10v8M18.5 10v8M3 20.5h18' },
  person: { shape: 'M12 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 21a7.5 7.5 0 0 1 15 0z', line: '' },
  people: {
    shape: 'M9 4a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20a6.5 6.5 0 0 1 13 0z',
    line: 'M16 4.3a3.5 3.5 0 0 1 0 6.4M18.5 14.6A6.5 6.5 0 0 1 21.5 20',
  },
  car: {
    shape: 'M3 12.5 5.3 6.8A2 2 0 0 1 7.2 5.5h9.6a2 2 0 0 1 1.9 1.3L21 12.5V18H3z',
    line: 'M3.5 12.5h17M7 15.3h.01M17 15.3h.01M5.5 18v2M18.5 18v2',
  },
  bus: {
    shape: 'M6 3.5h12a2 2 0 0 1 2 2V18H4V5.5a2 2 0 0 1 2-2z',
    line: 'M4 12h16M12 3.5V12M7.5 15h.01M16.5 15h.01M7 18v2.5M17 18v2.5',
  },
  question: {
    shape: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
    line: 'M9.4 9.3a2.7 2.7 0 0 1 5.2.9c0 1.8-2.6 2.1-2.6 3.9M12 17h.01',
  },
  speech: {
    shape: 'M5 4h14a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2h-7L7 21v-4.5H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z',
    line: 'M7.5 8.5h9M7.5 12h5.5',
  },
  check: { shape: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', line: 'm8 12.2 2.8 2.8 5.2-5.6' },
  warning: { shape: 'M12 3.5 22 20.5H2z', line: 'M12 10v4.5M12 17.5h.01' },
  shield: { shape: 'M12 2.5 20 5.5v6c0 4.6-3.2 8-8 10-4.8-2-8-5.4-8-10v-6z', line: 'm8.5 11.8 2.5 2.5 4.5-5' },
  lock: {
    shape: 'M6 10.5h12a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 20v-8A1.5 1.5 0 0 1 6 10.5z',
    line: 'M8 10.5V7a4 4 0 0 1 8 0v3.5M12 15v2.5',
  },
  place: {
    shape: 'M12 2.5a7 7 0 0 1 7 7c0 4.9-7 12-7 12s-7-7.1-7-12a7 7 0 0 1 7-7z',
    line: 'M12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  },
  letter: {
    shape: 'M4 5h16a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 20 19H4a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 4 5z',
    line: 'm3 7 9 6.5L21 7',
  },
  pen: { shape: 'M16.5 3.5 20.5 7.5 8.5 19.5 3.5 20.5 4.5 15.5z', line: 'm13.5 6.5 4 4' },
  camera: {
    shape:
      'M8.5 5.5 10 3.5h4l1.5 2H20A1.5 1.5 0 0 1 21.5 7v11a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 18V7A1.5 1.5 0 0 1 4 5.5z',
    line: 'M12 8.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  },
} as const satisfies Readonly<Record<string, { readonly shape: string; readonly line: string }>>

export type PictogramName = keyof typeof PICTOGRAMS

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant are its names
export const PICTOGRAM_NAMES = Object.keys(PICTOGRAMS) as readonly PictogramName[]

export function isPictogram(name: string): name is PictogramName {
  return Object.hasOwn(PICTOGRAMS, name)
}

/** A picture as SVG, as large as its style sheet says. It decorates: the words beside it say the same. */
export function pictogram(name: PictogramName): string {
  return html.stringify({ type: 'root', children: [pictogramElement(name)] })
}

const html = unified().use(rehypeStringify).freeze()

export function pictogramElement(name: PictogramName): Element {
  const { shape, line } = PICTOGRAMS[name]
  const properties = { className: ['pictogram'], viewBox: '0 0 24 24', focusable: 'false', ariaHidden: 'true' }
  const paths = [pathElement(shape, 'shape'), ...(line === '' ? [] : [pathElement(line, 'line')])]
  return { type: 'element', tagName: 'svg', properties, children: paths }
}

function pathElement(d: string, className: string): Element {
  return { type: 'element', tagName: 'path', properties: { className: [className], d }, children: [] }
}
