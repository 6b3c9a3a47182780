import type { Note } from './check-figure.ts'
import type {
  BarsData,
  BeforeAfterData,
  FigureData,
  IconArrayData,
  LineData,
  MapData,
  TimelineData,
  ValueAt,
} from './figure-data.ts'
import { instantOf } from './written-values.ts'

/** What a kind of chart demands of its own numbers. */
export function checkChart(data: FigureData, note: Note): void {
  switch (data.chart) {
    case 'big-number':
      return finite('value', data.value, note)
    case 'icon-array':
      return checkIcons(data, note)
    case 'bars':
      return checkBars(data, note)
    case 'line':
      return checkLines(data, note)
    case 'before-after':
      return checkColumns(data, note)
    case 'steps':
      count('steps', data.steps, 2, 7, 'Put what belongs together into one step, or make two figures.', note)
      return unique('steps', data.steps ?? [], note)
    case 'timeline':
      return checkTimeline(data, note)
    case 'map':
      return checkMap(data, note)
  }
}

function finite(path: string, value: unknown, note: Note): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) note(path, `Expected a number, found ${String(value)}.`)
}

function count(
  path: string,
  list: readonly unknown[] | undefined,
  least: number,
  most: number,
  cure: string,
  note: Note,
) {
  const found = Array.isArray(list) ? list.length : 0
  if (found < least) note(path, `Expected at least ${least}, found ${found}. A big number can say one thing alone.`)
  if (found > most) note(path, `Found ${found}; more than ${most} can be neither read nor told apart. ${cure}`)
}

function unique(path: string, keys: readonly string[], note: Note): void {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) note(path, `“${twice}” is there twice. Each needs a key of its own.`)
}

function checkIcons({ value, of }: IconArrayData, note: Note): void {
  if (of !== 10 && of !== 100) return note('of', `Icons stand for 10 or for 100, not for ${String(of)}.`)
  if (typeof value !== 'number' || !(value >= 0 && value <= of))
    return note('value', `Expected a number from 1 to ${of}, found ${String(value)}.`)
  if (value / of < 0.01)
    return note(
      'value',
      `${value} in ${of} is less than 1 in 100, which icons cannot show. Use a big number (“4 in 1,000”) or bars.`,
    )
  if (!Number.isInteger(value))
    note(
      'value',
      `${value} icons would cut one in parts, which is read wrongly. Round to whole ones, or use ${of === 10 ? '100 icons' : 'bars'}.`,
    )
}

function checkBars({ bars, whole, measure, highlight, from }: BarsData, note: Note): void {
  count('bars', bars, 2, 8, 'Put the smallest together as one bar, or give a table.', note)
  fromZero(from, note)
  const list = Array.isArray(bars) ? bars : []
  for (const [index, { value }] of list.entries()) length(`bars.${index}.value`, value, note)
  const keys = list.map(({ key }) => key)
  unique('bars', keys, note)
  if (highlight !== undefined && !keys.includes(highlight))
    note('highlight', `There is no bar “${highlight}”. Use one of ${keys.join(', ')}.`)
  if (whole !== true || measure !== 'percent') return
  const sum = list.reduce((total, { value }) => total + value, 0)
  if (sum > 100 + roundingOf(list.map(({ value }) => value)))
    note(
      'bars',
      `The shares of one whole come to ${Math.round(sum * 100) / 100} %, more than 100 %. Correct them, or leave “whole” out if people could give several answers.`,
    )
}

/** How much rounded shares may be off together: half of the last digit each. */
function roundingOf(values: readonly number[]): number {
  const digits = Math.max(...values.map((value) => String(value).split('.')[1]?.length ?? 0))
  return (values.length * 0.5) / 10 ** digits + 1e-9
}

function fromZero(from: number | undefined, note: Note): void {
  if (from !== undefined && from !== 0)
    note(
      'from',
      `The axis begins at ${String(from)}. Bars are compared by their length, so they begin at 0. Leave “from” out, or draw a line.`,
    )
}

function length(path: string, value: number, note: Note): void {
  finite(path, value, note)
  if (value < 0) note(path, NEGATIVE)
}

const NEGATIVE = 'A bar has no length below 0. Draw a line, or show the amounts themselves.'

function checkLines({ lines, from = 0 }: LineData, note: Note): void {
  count('lines', lines, 1, 6, 'Keep those that the finding is about, or draw several figures.', note)
  finite('from', from, note)
  const list = Array.isArray(lines) ? lines : []
  unique('lines', list.map(({ key }) => key), note) // prettier-ignore
  for (const [index, { points }] of list.entries()) {
    const path = `lines.${index}.points`
    count(path, points, 2, 400, 'Give fewer points, such as months instead of days.', note)
    for (const [at, point] of (points ?? []).entries()) {
      checkPoint(`${path}.${at}`, point, note)
      if (point.value < from)
        note(
          `${path}.${at}.value`,
          `${point.value} lies below the beginning of the axis, ${from}. Let “from” be lower.`,
        )
      const before = points[at - 1]
      if (before !== undefined && !(instantOf(point.at) > instantOf(before.at)))
        note(`${path}.${at}.at`, `${point.at} does not come after ${before.at}. Put the points in order of time.`)
    }
  }
}

function checkPoint(path: string, { at, value }: ValueAt, note: Note): void {
  finite(`${path}.value`, value, note)
  if (Number.isNaN(instantOf(at))) note(`${path}.at`, `Expected a date as 2027-03-01, 2027-03 or 2027, found ${at}.`)
}

function checkColumns({ before, after, from }: BeforeAfterData, note: Note): void {
  fromZero(from, note)
  for (const [path, point] of [
    ['before', before],
    ['after', after],
  ] as const) {
    // prettier-ignore
    checkPoint(path, point, note)
    if (point.value < 0) note(`${path}.value`, NEGATIVE)
  }
  if (instantOf(before.at) > instantOf(after.at))
    note('after.at', `“After” (${after.at}) lies before “before” (${before.at}). Change them over.`)
}

function checkTimeline({ launch, moments }: TimelineData, note: Note): void {
  count('moments', moments, 1, 8, 'Keep the days that people must know.', note)
  const list = Array.isArray(moments) ? moments : []
  unique('moments', [...list.map(({ key }) => key), 'launch'], note)
  const days = [{ path: 'launch', at: launch }, ...list.map(({ at }, index) => ({ path: `moments.${index}.at`, at }))]
  for (const { path, at } of days)
    if (!/^\d{4}-\d{2}-\d{2}$/.test(at) || Number.isNaN(instantOf(at)))
      note(path, `Expected a day as 2027-03-01, found ${String(at)}.`)
}

function checkMap({ regions, classes }: MapData, note: Note): void {
  count('regions', regions, 2, 20, 'Put regions together, or give a table.', note)
  const list = Array.isArray(regions) ? regions : []
  unique('regions', list.map(({ key }) => key), note) // prettier-ignore
  for (const [index, { value }] of list.entries()) finite(`regions.${index}.value`, value, note)
  if (classes === undefined) return
  count('classes', classes, 1, 4, 'Five classes can be told apart, which four limits make.', note)
  for (const [index, limit] of classes.entries()) {
    finite(`classes.${index}`, limit, note)
    if (index > 0 && !(limit > classes[index - 1]!)) note(`classes.${index}`, 'The limits of the classes have to rise.')
  }
}
