import { expect, it } from 'vitest'
import { figuresIn } from '../../src/materials/drawn-figures.ts'
import { campaignWith } from './sample-materials.ts'

it.each([
  ['a Friday and Saturday of rest', '[FR, SA]', '[]', '2027-03-07'],
  ['a holiday', '[SA, SU]', '[2027-03-05]', '2027-03-08'],
  ['neither', '[SA, SU]', '[]', '2027-03-05'],
])('a timeline counts working days by the calendar of the campaign: %s', (_, weekend, holidays, expected) => {
  const campaign = campaignWith(['attributes:', `weekend: ${weekend}\nholidays: ${holidays}\nattributes:`])
  const figures = { when: { chart: 'timeline', moments: [{ key: 'letters', at: 'launch+4wd' }] } } as const
  const words = [{ figure: 'when', title: 'Letters come first', labels: { letters: 'Letters' } }]
  const [drawn] = figuresIn(words, figures, campaign, 'en')
  expect(drawn?.figure.data).toMatchObject({ launch: '2027-03-01', moments: [{ key: 'letters', at: expected }] })
})
