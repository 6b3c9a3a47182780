import { z } from 'zod'
import { expecting, id, line, list, mapping } from './file-fields.ts'

const LONGEST_MAP = 2_000_000
/** Positions of a MultiPolygon are eight levels down; more is left for the properties of a region. */
const DEEPEST_MAP = 30

const day = z
  .string(expecting('a day, a month or a year, such as 2027-03-01, 2027-03 or 2027'))
  .regex(
    /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
    expecting('a day, a month or a year, such as "2027-03-01", "2027-03" or "2027"'),
  )

const number = z.number(expecting('a number'))

const origin = {
  source: line('where the numbers come from: who published them, and in what', 500),
  date: day,
  n: z
    .int(expecting('a number of people or cases'))
    .positive(expecting('a number of people or cases above 0'))
    .optional(),
}

const measured = {
  ...origin,
  measure: z.enum(['number', 'percent', 'money'], expecting('number, percent or money')).optional(),
  currency: z
    .string(expecting('a currency such as GBP'))
    .regex(/^[A-Z]{3}$/, expecting('a currency such as GBP'))
    .optional(),
  decimals: z.int(expecting('0 to 3')).min(0, expecting('0 to 3')).max(3, expecting('0 to 3')).optional(),
}

const keyed = mapping('a mapping such as { key: online, value: 77 }', { key: id, value: number })
const valueAt = mapping('a mapping such as { at: "2026", value: 77 }', { at: day, value: number })

const oneLine = mapping('a mapping such as { key: online, points: [{ at: "2025", value: 61 }] }', {
  key: id,
  points: list('points such as [{ at: "2025", value: 61 }]', valueAt),
})

const moment = mapping('a mapping such as { key: letters, at: launch-14d }', {
  key: id,
  at: line('a day such as launch-14d or 2027-02-15'),
})

const BOUNDARIES = 'boundaries as a GeoJSON FeatureCollection, or a file beside this one such as regions.geojson'

const boundaries = z
  .looseObject(
    { type: z.literal('FeatureCollection'), features: z.array(z.looseObject({ type: z.literal('Feature') })) },
    expecting(BOUNDARIES),
  )
  .refine((value) => isNestedWithin(DEEPEST_MAP, value), { error: 'is nested too deep for GeoJSON' })
  .refine((value) => !isNestedWithin(DEEPEST_MAP, value) || JSON.stringify(value).length <= LONGEST_MAP, {
    error: 'is larger than 2 MB; simplify the boundaries',
  })

function isNestedWithin(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((part) => isNestedWithin(levels - 1, part))
}

const CHARTS = ['big-number', 'icon-array', 'bars', 'line', 'before-after', 'steps', 'timeline', 'map'] as const

/** The numbers of a figure, with their source, by its kind. */
export const figureShape = z.discriminatedUnion(
  'chart',
  [
    mapping('a big number', { chart: z.literal('big-number'), ...measured, value: number }),
    mapping('an icon array', {
      chart: z.literal('icon-array'),
      ...origin,
      value: number,
      of: number,
      icon: z
        .enum(['person', 'document', 'phone', 'house', 'dot'], expecting('person, document, phone, house or dot'))
        .optional(),
    }),
    mapping('bars', {
      chart: z.literal('bars'),
      ...measured,
      bars: list('bars such as [{ key: online, value: 77 }]', keyed),
      whole: z.boolean(expecting('true or false')).optional(),
      highlight: id.optional(),
      from: number.optional(),
    }),
    mapping('a line', {
      chart: z.literal('line'),
      ...measured,
      lines: list('lines', oneLine),
      from: number.optional(),
    }),
    mapping('before and after', {
      chart: z.literal('before-after'),
      ...measured,
      before: valueAt,
      after: valueAt,
      from: number.optional(),
    }),
    mapping('numbered steps', {
      chart: z.literal('steps'),
      steps: list('the keys of the steps, in order', id),
      source: origin.source.optional(),
      date: day.optional(),
    }),
    mapping('a timeline around the launch', {
      chart: z.literal('timeline'),
      moments: list('moments such as [{ key: letters, at: launch-14d }]', moment),
      source: origin.source.optional(),
      date: day.optional(),
    }),
    mapping('a map by region', {
      chart: z.literal('map'),
      ...measured,
      regions: list('regions such as [{ key: north, value: 61 }]', keyed),
      boundaries: z.union([line('a file beside this one such as regions.geojson'), boundaries], expecting(BOUNDARIES)),
      match: line('the property that holds the key of a region').optional(),
      classes: list('where one class ends and the next begins, such as [50, 75]', number).optional(),
    }),
  ],
  expecting(`a figure with chart: one of ${CHARTS.join(', ')}`),
)

const perKey = (what: string) => z.record(id, line(what, 300), expecting(`${what}, by key`))

/** The words of a figure in one language. */
export const figureWordsShape = mapping('a mapping with figure, title and labels', {
  figure: line('the name of a figure of this material'),
  title: line('the finding in one sentence, such as “Most drivers renew online”', 300),
  labels: perKey('what it is called').default({}),
  texts: perKey('a second line').optional(),
  unit: line('what is counted, such as renewals a month').optional(),
  note: line('what a reader must know to read the numbers right', 500).optional(),
  source: line('the name of the source in this language', 500).optional(),
  axis: line('what is said beside an axis that does not begin at 0').optional(),
  time: z.literal('mirrored', expecting('mirrored, or nothing')).optional(),
})
