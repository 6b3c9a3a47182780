import { describe, expect, it } from 'vitest'
import { namesInSheet, type SheetVariant } from '../../src/render/index.ts'

const missing = (notes: string, given: readonly string[] = []) =>
  namesInSheet({ variant: 'standard', content: { title: 'Renew', what: 'Online', notes } }).missing((name) =>
    given.includes(name),
  )

describe('what a sheet would print although it is not given', () => {
  it.each([
    ['a name in the open', '{{hours}}', [], ['hours']],
    ['nothing that is given', '{{hours}}', ['hours'], []],
    ['no fact', '{{service.url}} {{#if service.name}}{{launch.date}}{{/if}}', [], []],
    ['nothing in a branch not taken', '{{#if hours}}{{hours}}{{/if}}', [], []],
    ['the else of what is missing', '{{#if a}}{{a}}{{else}}{{b}}{{/if}}', [], ['b']],
    ['nothing of the else of what is given', '{{#if a}}{{a}}{{else}}{{b}}{{/if}}', ['a'], []],
    ['another name in a branch that is taken', '{{#if a}}{{a}} {{b}}{{/if}}', ['a'], ['b']],
    ['chains of else', '{{#if a}}1{{else if b}}{{b}}{{else}}{{c}}{{/if}}', [], ['c']],
    ['what an unless shows', '{{#unless a}}{{b}}{{/unless}}', [], ['b']],
    ['nothing of an unless that is not shown', '{{#unless a}}{{b}}{{/unless}}', ['a'], []],
    ['the else of other blocks', '{{#with a}}{{b}}{{else}}{{c}}{{/with}}', [], ['c']],
    ['what is looked up in the open', '{{lookup a "b"}}', [], ['a']],
  ])('%s', (_, notes, given, expected) => {
    expect(missing(notes, given)).toEqual(expected)
  })

  it.each<[SheetVariant, string[]]>([
    ['standard', ['who', 'text', 'phone']],
    ['large-print', ['who', 'text', 'phone']],
    ['easy-read', ['phone', 'easy']],
  ])('is that of the texts which %s shows', (variant, expected) => {
    const content = {
      title: 'Renew',
      what: 'Online',
      who: '{{who}}',
      help: { text: '{{text}}', phone: '{{phone}}' },
      easy: { who: ['{{easy}}'], help: ['We help you.'] },
    }
    expect(namesInSheet({ variant, content }).missing(() => false)).toEqual(expect.arrayContaining(expected))
    expect(namesInSheet({ variant, content }).names.toSorted()).toEqual(expected.toSorted())
  })

  it('comes from the other language where a part comes from there', () => {
    const fallback = { language: 'en', content: { title: '{{a}}', what: '{{b}}', notes: '{{c}}' } }
    expect(namesInSheet({ variant: 'standard', content: { title: 'x', what: 'y' }, fallback }).names).toEqual(['c'])
  })
})
