import { z } from 'zod'
import type { PlannedMaterial } from '../campaign-plan.ts'
import { figureWordsShape } from './figure-fields.ts'
import { expecting, line, list, mapping } from './file-fields.ts'

const LONGEST_TEXT = 5000

/** Markdown with Handlebars, over as many lines as it takes. */
const text = (expected: string) =>
  z
    .string(expecting(expected))
    .regex(/\S/, expecting(expected))
    .max(LONGEST_TEXT, { error: `is longer than ${LONGEST_TEXT} characters; shorten it` })

const short = (expected: string) => line(expected, 500)

const picture = line('the name of a pictogram, such as phone')

const easyLine = z.union(
  [short('a short sentence'), mapping('a sentence and its picture', { text: short('a short sentence'), picture })],
  expecting('a short sentence, or one with its picture such as { text: "Have your card ready.", picture: card }'),
)
const easyLines = list('short sentences, one by one', easyLine)

const easy = mapping('what Easy Read says instead, part by part', {
  title: short('a title').optional(),
  what: easyLines.optional(),
  who: easyLines.optional(),
  need: easyLines.optional(),
  steps: list(
    'steps, each with lines',
    mapping('a step such as { lines: ["Go to the website."] }', {
      heading: short('a heading').optional(),
      lines: easyLines,
    }),
  ).optional(),
  cost: easyLines.optional(),
  time: easyLines.optional(),
  help: easyLines.optional(),
  genuine: easyLines.optional(),
  privacy: easyLines.optional(),
  notes: easyLines.optional(),
})

const MOST_PICTURES = 10

const pictures = list(
  'the pictures it shows, in order, each with what it shows in words',
  mapping('a mapping such as { picture: office, alt: "A clerk helps a woman at the counter" }', {
    picture: line('the name of a picture of this material'),
    alt: short('what the picture shows, in words for those who do not see it'),
    caption: short('what stands beside the picture').optional(),
  }),
)
  .max(MOST_PICTURES, { error: `has more than ${MOST_PICTURES} pictures; leave some out` })
  .optional()

const figures = list('the figures it shows, in order, each with its words', figureWordsShape).optional()

const sheet = mapping('what it says, as a mapping with title and what', {
  title: short('what people can do, such as “Renew your driving licence online”'),
  what: text('what it is, in one sentence'),
  who: text('who can use it').optional(),
  need: list('what people need, line by line', short('a thing that people need')).optional(),
  steps: list(
    'the steps, in order',
    mapping('a step such as { text: "Go to the website.", picture: computer }', {
      heading: short('a heading').optional(),
      text: text('what to do'),
      picture: picture.optional(),
    }),
  ).optional(),
  cost: text('what it costs').optional(),
  time: text('how long it takes').optional(),
  help: mapping('where people get free help', {
    text: text('how people get help').optional(),
    phone: short('a telephone number').optional(),
    hours: short('when the telephone is answered').optional(),
    places: list(
      'places where people get help',
      mapping('a place such as { name: "Town hall", address: "1 High Street" }', {
        name: short('the name of a place'),
        address: short('its address').optional(),
        hours: short('when it is open').optional(),
      }),
    ).optional(),
  }).optional(),
  genuine: text('how to know that it is genuine').optional(),
  privacy: list('what becomes of people’s data, in two lines', short('one line'))
    .max(2, {
      error: 'has more than two lines; shorten it',
    })
    .optional(),
  address: short('the web address that is printed').optional(),
  notes: text('what else is good to know').optional(),
  figures,
  pictures,
  easy: easy.optional(),
})

const infographic = mapping('what it says, as a mapping with title and figures', {
  title: short('the finding, in one sentence'),
  lead: short('a second, shorter sentence under the title').optional(),
  action: short('what to do, such as “Renew online today”').optional(),
  address: short('the web address that is printed').optional(),
  figures,
})

/** The shape of what a material of a kind says in one language. */
export function contentShapeOf(kind: PlannedMaterial['kind']) {
  return kind === 'infographic' ? infographic : sheet
}
