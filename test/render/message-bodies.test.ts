import { describe, expect, it } from 'vitest'
import { rendered } from './message-parts.ts'

const values = { name: 'Nia', empty: '', xs: ['one', 'two'], none: [] }

/** HTML without the line breaks between its elements. */
function compact(html: string): string {
  return html.replace(/\n+(?=<)|(?<=>)\n+/g, '')
}

describe('Markdown becomes HTML and plain text', () => {
  it.each([
    ['a paragraph over two lines', 'One\ntwo', '<p>One\ntwo</p>', 'One two'],
    ['emphasis', '*a* **b** `c`', '<p><em>a</em> <strong>b</strong> <code>c</code></p>', 'a b c'],
    ['headings', '# A\n## B\ntext', '<h1>A</h1><h2>B</h2><p>text</p>', 'A\n\nB\n\ntext'],
    [
      'a list',
      '- a\n- b\n  - c\n\nend',
      '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>end</p>',
      '- a\n- b\n  - c\n\nend',
    ],
    ['a numbered list', '3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>', '3. a\n4. b'],
    ['a list with room', '- a\n\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>', '- a\n\n- b'],
    ['a quote', '> a\n> b', '<blockquote><p>a\nb</p></blockquote>', 'a b'],
    ['a line break', 'a  \nb', '<p>a<br>b</p>', 'a\nb'],
    ['a rule', 'a\n\n---\n\nb', '<p>a</p><hr><p>b</p>', `a\n\n${'-'.repeat(24)}\n\nb`],
    ['code', '```js\na  b\n```', '<pre><code>a  b</code></pre>', 'a  b'],
    ['characters that are HTML', 'a &lt; b & c', '<p>a &#x3C; b &#x26; c</p>', 'a < b & c'],
    ['braces that are no tag', '\\{{name}} and &#123;&#123;', '<p>{{name}} and {{</p>', '{{name}} and {{'],
    ['an unknown name as nothing', 'a{{unknown}}b', '<p>ab</p>', 'ab'],
  ])('%s', (_, body, html, text) => {
    const made = rendered(body, values)
    expect(compact(made.html).replace('\n</code>', '</code>')).toBe(html)
    expect(made.text).toBe(text)
  })

  it.each([
    ['a date', 'On {{date day "d MMMM yyyy"}}.', 'On 1 March 2027.'],
    ['a time where the launch is', 'At {{date instant "HH:mm"}}.', 'At 10:00.'],
    ['a number and an amount', '{{number count}} people, {{money fee "GBP"}}', '1,250 people, £14'],
    ['a plural', '{{plural count one="# day" other="# days"}}', '1,250 days'],
    ['a list', '{{list xs}}', 'one and two'],
    ['a value that cannot be read, as it is', '{{date name}} {{number name}}', 'Nia Nia'],
    ['an absent value as nothing', '[{{date unknown}}{{money empty "GBP"}}]', '[]'],
    ['a field that is called like a helper', '{{number}} {{#if date}}{{date}}{{/if}}', '7 soon'],
  ])('%s is said in the language of the message', (_, body, text) => {
    const given = {
      ...values,
      day: '2027-03-01',
      instant: '2027-07-01T09:00:00Z',
      count: '1250',
      fee: '14.00',
      number: 7,
      date: 'soon',
    }
    const made = rendered(body, given, body)
    expect(made.text).toBe(text)
    expect(made.subject).toBe(text)
    expect(made.html.replace(/<[^>]+>/g, '').trim()).toBe(text)
  })

  it('long lines of plain text are broken between words, addresses never', () => {
    const address = `https://renew.example.gov/${'long/'.repeat(20)}`
    const { text } = rendered(`${'word '.repeat(40)} [here](https://a.example) <${address}>`, values)
    const lines = text.split('\n')
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.filter((line) => line.length > 72)).toEqual([])
    expect(rendered(`A ${address}{{name}} b`).text).toContain(`${address}\n`)
  })
})

describe('Blocks of the template stand around whole elements', () => {
  it.each([
    ['inside a sentence', 'a {{#if name}}b{{else}}c{{/if}} d', '<p>a b d</p>'],
    ['inside a sentence, not so', 'a {{#if empty}}b{{else if name}}c{{else}}d{{/if}} e', '<p>a c e</p>'],
    ['around words in bold', '**{{#if name}}a{{/if}}**', '<p><strong>a</strong></p>'],
    ['around a bold word and the next', '{{#if name}}**a** b{{/if}} c', '<p><strong>a</strong> b c</p>'],
    ['around a line of a paragraph', 'a\n{{#if name}}\nb\n{{/if}}\nc', '<p>a\nb\nc</p>'],
    ['around a paragraph', '{{#if name}}\na\n{{/if}}\n\nb', '<p>a</p><p>b</p>'],
    ['around a paragraph that is not shown', 'a\n\n{{#if empty}}\n\nb\n\n{{/if}}\n\nc', '<p>a</p><p>c</p>'],
    ['around a heading and more', '{{#if name}}\n# A\nb\n{{else}}\n# C\n{{/if}}\nd', '<h1>A</h1><p>b</p><p>d</p>'],
    ['around one list item', '- a\n{{#if name}}\n- b\n{{/if}}\n- c', '<ul><li>a</li><li>b</li><li>c</li></ul>'],
    ['around the first list item', '{{#if empty}}\n- a\n{{/if}}\n- b', '<ul><li>b</li></ul>'],
    ['around the last list item', '- a\n{{#if empty}}\n- b\n{{/if}}\nend', '<ul><li>a</li></ul><p>end</p>'],
    ['around a whole list', 'a\n\n{{#if empty}}\n- b\n{{/if}}\n\nc', '<p>a</p><p>c</p>'],
    [
      'each item of a list',
      'a\n{{#each xs}}\n- {{this}}\n{{/each}}\nb',
      '<p>a</p><ul><li>one</li><li>two</li></ul><p>b</p>',
    ],
    ['each item, or another', '{{#each none}}\n- {{this}}\n{{else}}\n- x\n{{/each}}', '<ul><li>x</li></ul>'],
    [
      'each item beside others',
      '- a\n{{#each xs}}\n- {{this}}\n{{/each}}\n- b',
      '<ul><li>a</li><li>one</li><li>two</li><li>b</li></ul>',
    ],
    ['each inside one item', '- {{#each xs}}{{this}}, {{/each}}', '<ul><li>one, two,</li></ul>'],
    [
      'each as a list inside an item',
      '- a\n  {{#each xs}}\n  - {{this}}\n  {{/each}}\n- b',
      '<ul><li>a<ul><li>one</li><li>two</li></ul></li><li>b</li></ul>',
    ],
    ['each as paragraphs', '{{#each xs}}\n{{this}}\n{{/each}}', '<p>one</p><p>two</p>'],
    [
      'blocks in blocks',
      '{{#if name}}\n{{#each xs}}\n- {{this}}{{#unless @last}},{{/unless}}\n{{/each}}\n{{/if}}',
      '<ul><li>one,</li><li>two</li></ul>',
    ],
    ['around a quote', '{{#if name}}\n> a\n{{/if}}\nb', '<blockquote><p>a</p></blockquote><p>b</p>'],
    ['around a link', '{{#if name}}[a](https://a.example){{/if}}', '<p><a href="https://t/1">a</a></p>'],
    ['before a rule', '{{#if name}}\na\n{{/if}}\n---\nb', '<p>a</p><hr><p>b</p>'],
    ['in code', '`{{#if name}}a{{/if}}`', '<p><code>a</code></p>'],
    ['around nothing', 'a{{#if name}}{{/if}}', '<p>a</p>'],
    ['a note on its own line', 'a\n{{! note }}\nb', '<p>a\nb</p>'],
    ['a note behind a block at the end of a line', '{{#if name}}a{{/if}}{{! note }}\nb', '<p>a\nb</p>'],
    ['a section by its name', '{{#xs}}\n- {{this}}\n{{/xs}}', '<ul><li>one</li></ul><ul><li>two</li></ul>'],
  ])('%s', (_, body, html) => {
    expect(compact(rendered(body, values).html).replace(/[ \n]+(?=<\/)/g, '')).toBe(html)
  })

  it.each([
    ['a list item left out', '- a\n{{#if empty}}\n- b\n{{/if}}\n- c', '- a\n- c'],
    [
      'each item, indented in another',
      '- a\n  {{#each xs}}\n  - {{this}}\n  {{/each}}\n- b',
      '- a\n  - one\n  - two\n- b',
    ],
    ['items that come and go are not numbered', '1. a\n{{#if empty}}\n2. b\n{{/if}}\n3. c', '- a\n- c'],
    ['a paragraph left out leaves no hole', 'a\n\n{{#if empty}}\nb\n{{/if}}\n\n{{empty}}\n\nc', 'a\n\nc'],
  ])('in plain text, %s', (_, body, text) => {
    expect(rendered(body, values).text).toBe(text)
  })
})
