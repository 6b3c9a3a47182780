import * as fc from 'fast-check'
import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import { create } from '../../src/render/index.ts'
import { type Case, outcome } from './handlebars-outcome.ts'
import { compileOptions, data, isMixedUp, template } from './random-templates.ts'

const RUNS = Number(process.env['FANFARE_FUZZ_RUNS'] ?? 1_000)

const cases: fc.Arbitrary<Case> = fc
  .record({ source: template, given: data, options: compileOptions, extended: fc.boolean() })
  .filter(({ source, options }) => !isMixedUp(source, options))

describe('A program written against handlebars', () => {
  it(
    `${RUNS} random templates, data and options have the outcome that they have there`,
    { timeout: RUNS * 20 + 30_000 },
    () => {
      let made = 0
      fc.assert(
        fc.property(cases, (one) => {
          const theirs = outcome(Handlebars.create(), one)
          const ours = outcome(create(), one)
          expect(ours).toEqual(theirs)
          if (theirs.text !== undefined) made += 1
        }),
        { numRuns: RUNS },
      )
      expect(made).toBeGreaterThan(RUNS / 4)
    },
  )
})
