import { expect, it } from 'vitest'
import { drawing } from './drawing.ts'
import { PICTURED } from './drawn-templates.ts'
import { forgetOthers, store } from './stored-pictures.ts'

/** All of them together stay so small, in bytes, that nobody minds them in the repository. */
const MOST = 1_500_000

const drawn = drawing()

it('the stored pictures of the templates', { timeout: 1_800_000 }, async () => {
  let bytes = 0
  for (const template of PICTURED) bytes += await store(template, drawn)
  forgetOthers(PICTURED.map(({ name }) => name))
  expect(bytes).toBeLessThan(MOST)
})
