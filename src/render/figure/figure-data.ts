import type { FeatureCollection } from 'geojson'

/**
 * Where the numbers of a figure come from. Printed under every figure that shows numbers. `source` names publisher and
 * publication; `date` is the day, month or year that the numbers are about: `2027-03-01`, `2027-03` or `2027`.
 */
export interface Origin {
  readonly source: string
  readonly date: string
  /** How many people or cases the numbers rest on, where they were asked or sampled. */
  readonly n?: number
}

/** How the numbers of a figure are written. */
export interface Measured extends Origin {
  /** `percent` is in hundredths (77 is written 77 %), `money` in whole units of `currency`. Without it, a plain number. */
  readonly measure?: 'number' | 'percent' | 'money'
  /** ISO 4217, such as `GBP`; needed with `money`. */
  readonly currency?: string
  /** Digits after the decimal sign, 0 to 3; without it, as many as the number has, two at most. */
  readonly decimals?: number
}

/** A value at a day, month or year (`2027-03-01`, `2027-03`, `2027`). */
export interface ValueAt {
  readonly at: string
  readonly value: number
}

/** A value that the words name by its key. */
export interface KeyedValue {
  readonly key: string
  readonly value: number
}

/** One number. Words: `labels.value` says what it counts. */
export interface BigNumberData extends Measured {
  readonly chart: 'big-number'
  readonly value: number
}

/** So many of ten or a hundred: “8 in 10”. Words: `labels.value` says what the 8 are, `labels.rest` (optional) the others. */
export interface IconArrayData extends Origin {
  readonly chart: 'icon-array'
  /** Whole icons only, at least one in a hundred. */
  readonly value: number
  /** 10 or 100. */
  readonly of: number
  readonly icon?: 'person' | 'document' | 'phone' | 'house' | 'dot'
}

/** Up to eight bars from 0, drawn in the order given. Words: a label for each key. */
export interface BarsData extends Measured {
  readonly chart: 'bars'
  readonly bars: readonly KeyedValue[]
  /** The bars are shares of one whole: with `percent` they may not come to more than 100. */
  readonly whole?: boolean
  /** The key of the bar that the finding is about; it alone is drawn solid. */
  readonly highlight?: string
  /** Where the axis begins. Only 0 is drawn. */
  readonly from?: number
}

/** Up to six lines over time. Words: a label for each key; `axis` where the axis does not begin at 0. */
export interface LineData extends Measured {
  readonly chart: 'line'
  readonly lines: readonly { readonly key: string; readonly points: readonly ValueAt[] }[]
  /** Where the axis of values begins; 0 if left out. */
  readonly from?: number
}

/** Two values to compare, as columns from 0. Words: `labels.before` and `labels.after`. */
export interface BeforeAfterData extends Measured {
  readonly chart: 'before-after'
  readonly before: ValueAt
  readonly after: ValueAt
  /** Where the axis begins. Only 0 is drawn. */
  readonly from?: number
}

/** What to do, one after the other; two to seven. Words: `labels` by key, and a second line by key in `texts`. */
export interface StepsData extends Partial<Origin> {
  readonly chart: 'steps'
  readonly steps: readonly string[]
}

/** Days around the launch, at most eight. Words: `labels` by key, `labels.launch`, and a second line by key in `texts`. */
export interface TimelineData extends Partial<Origin> {
  readonly chart: 'timeline'
  /** The day of the launch, `2027-03-01`. */
  readonly launch: string
  readonly moments: readonly { readonly key: string; readonly at: string }[]
}

/** A value per region, in up to five classes, with a list beside the map. Words: a label for each key. */
export interface MapData extends Measured {
  readonly chart: 'map'
  readonly regions: readonly KeyedValue[]
  /** Polygons in degrees (GeoJSON, WGS 84); a feature's region is its `id`, or the property that `match` names. */
  readonly boundaries: FeatureCollection
  /** The property that holds a region's key, where it is not the feature's own `id`. */
  readonly match?: string
  /** Where one class ends and the next begins, rising: [50, 75] makes three. Without it, up to four equal ones. */
  readonly classes?: readonly number[]
}

/** The numbers of a figure, the same in every language, as the campaign file has them. */
export type FigureData =
  BigNumberData | IconArrayData | BarsData | LineData | BeforeAfterData | StepsData | TimelineData | MapData

export type Chart = FigureData['chart']
