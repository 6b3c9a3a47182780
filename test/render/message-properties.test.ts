import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { parseTemplate, templateWords } from '../../src/render/index.ts'
import { rendered, setting } from './message-parts.ts'

const body = `# {{name}} *{{name}}*

Dear {{name}}, [{{name}}](https://a.example/?n={{name}}#{{name}}) \`{{name}}\`
{{#if name}}
- {{name}}
{{/if}}

> {{name}} https://a.example/{{name}} [x](https://a.example "{{name}}")

    {{name}}

{{link "https://a.example" "a"}} {{name}} {{contact "hotline"}}
`

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '`',
        '=',
        '&',
        '{{',
        '}}',
        '{{{',
        '[',
        '](',
        ')',
        '*',
        '_',
        '\n',
        '\r\n',
        '\r\nBcc: a@b.example',
        '# ',
        '- ',
        'javascript:',
        '<script>',
        'https://evil.example',
        '\uE0001\uE001',
        '\uE0030\uE001',
        '\uD800',
        '&#x3C;',
        '\u2028',
        '\0',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join('')),
)

/** The tags of HTML in order, with addresses and titles as empty. */
function tags(html: string): string[] {
  return [...html.matchAll(/<(\/?[a-z][a-z0-9]*)((?:\s+[a-z]+="[^"]*")*)>/g)].map(([, name, attributes]) =>
    [name, ...[...(attributes ?? '').matchAll(/\s([a-z]+)=/g)].map((attribute) => attribute[1])].join(' '),
  )
}

function leavesOpen(html: string): string[] {
  const open: string[] = []
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (name === 'br' || name === 'hr') continue
    if (!slash) open.push(name)
    else if (open.pop() !== name) return [`</${name}> closes something else`]
  }
  return open
}

describe('Whatever a value holds', () => {
  const plain = rendered(body, { name: 'x' }, 'Hello {{name}}')

  it('the HTML keeps its elements and addresses keep their hosts', () => {
    fc.assert(
      fc.property(
        nasty.filter((name) => name !== ''),
        (name) => {
          const { html } = rendered(body, { name })
          expect(tags(html)).toEqual(tags(plain.html))
          expect(html.match(/</g)).toHaveLength(plain.html.match(/</g)?.length ?? 0)
          for (const [, address] of html.matchAll(/href="([^"]*)"/g))
            expect(address).toMatch(/^(https:\/\/(a\.example\/|t\/1$)|tel:\d+$)[^<> "]*$/)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('the plain text shows it as it is', () => {
    fc.assert(
      fc.property(nasty, (name) => {
        expect(rendered('a {{name}} b', { name }).text).toBe(`a ${name} b`.replace(/\n(?:[ \t]*\n){2,}/g, '\n\n'))
      }),
      { numRuns: 200 },
    )
  })

  it('the subject stays one line', () => {
    fc.assert(
      fc.property(nasty, (name) => {
        expect(rendered('a', { name }, 'Hello {{name}}').subject).toMatch(/^Hello[^\p{Cc}\u2028\u2029]*$/u)
      }),
      { numRuns: 300 },
    )
  })
})

const line = fc.constantFrom(
  'W',
  '**W**',
  '*W* {{a}}',
  '- W',
  '- {{a}} W',
  '  - W',
  '1. W',
  '> W',
  '# W',
  '---',
  '',
  '',
  '{{a}}',
  '`{{a}}`',
  '`W`',
  '[W](https://a.example/{{a}})',
  'https://a.example',
  '{{link "https://a.example" "W"}}',
  '{{contact "abroad"}} W',
  '```',
  '    W',
  '{{#if a}}W{{/if}}',
  '**{{#if a}}W{{/if}}** W',
  '{{! note }}',
  'W  ',
)
const document = fc.letrec<{ lines: string; block: string }>((tie) => ({
  lines: fc
    .array(fc.oneof({ weight: 4, arbitrary: line }, tie('block')), { maxLength: 6 })
    .map((all) => all.join('\n')),
  block: fc
    .record({
      word: fc.constantFrom('if a', 'unless a', 'each xs', 'if b', 'with o'),
      inside: tie('lines'),
      otherwise: fc.option(fc.tuple(fc.constantFrom('{{else}}', '{{else if b}}', '{{^}}'), tie('lines'))),
      edge: fc.constantFrom('\n', '\n', '\n', '\n\n', '', ' '),
    })
    .map(({ word, inside, otherwise, edge }) => {
      const branch = otherwise ? `${edge}${otherwise[0]}${edge}${otherwise[1]}` : ''
      return `{{#${word}}}${edge}${inside}${branch}${edge}{{/${word.split(' ')[0]}}}`
    }),
})).lines

const helpers = templateWords({ language: 'en', link: String, contacts: setting.contacts })

describe('Whatever a body holds', () => {
  it('it is refused, or becomes well-formed HTML and text with the words, in order, that Handlebars shows this reader', () => {
    let made = 0
    fc.assert(
      fc.property(
        document,
        fc.constantFrom('', '<a>'),
        fc.constantFrom('', 'b'),
        fc.constantFrom([], ['1'], ['1', '2']),
        (text, a, b, xs) => {
          let word = 0
          const numbered = text.replace(/W/g, () => `w${word++}`)
          const values = { a, b, xs, o: { a } }
          const mail = mailOrRefusal(numbered, values)
          if (!mail) return
          made += 1
          const shown = words(parseTemplate(numbered, { helpers }).render(values))
          expect(words(mail.html)).toEqual(shown)
          expect(words(mail.text)).toEqual(shown)
          expect(leavesOpen(mail.html)).toEqual([])
          expect(mail.html + mail.text).not.toMatch(/[\uE000-\uE003]|\{\{/)
        },
      ),
      { numRuns: 1_000 },
    )
    expect(made).toBeGreaterThan(500)
  })
})

function words(text: string): string[] {
  return text.match(/w\d+/g) ?? []
}

function mailOrRefusal(text: string, values: Record<string, unknown>) {
  try {
    return rendered(text, values)
  } catch (thrown) {
    if (thrown instanceof Invalid) return undefined
    throw thrown
  }
}
