import { expect, it } from 'vitest'
import { documentProblems } from '../../src/materials/checks/document-problems.ts'

const page = (body: string, lang = ' lang="en"') => `<!doctype html><html${lang}><title>Renew</title><body>${body}`
const told = (html: string) => documentProblems(html).map(({ aspect, message }) => `${aspect}: ${message}`)

const GOOD = `<h1>Renew</h1><h2>Cost</h2><h3>Online</h3><h2>Help</h2><p><a href="/a">Start</a> <a href="/b"><img src="b" alt="Office"></a></p>
  <img src="c" alt=""><svg aria-hidden="true"></svg>
  <figure><svg role="img" aria-labelledby="t"><title id="t">8 in 10 renew online</title></svg></figure>
  <figure><img src="d" alt="A map"><figcaption>Where</figcaption></figure>
  <table><tr><th>Day</th></tr><tr><td>Monday</td></tr></table>`

it('a document in order has none', () => {
  expect(told(page(GOOD))).toEqual([])
})

it.each<[label: string, html: string, expected: string[]]>([
  [
    'no first heading',
    page('<h2>Cost</h2>'),
    [
      'headings: has 0 headings of the first level, expected one',
      'headings: “Cost” is a heading of level 2 under one of level 0',
    ],
  ],
  ['two first headings', page('<h1>A</h1><h1>B</h1>'), ['headings: has 2 headings of the first level, expected one']],
  ['a level left out', page('<h1>A</h1><h3>B</h3>'), ['headings: “B” is a heading of level 3 under one of level 1']],
  ['an empty heading', page('<h1>A</h1><h2> </h2>'), ['headings: a heading of level 2 is empty']],
  ['a picture without alternative', page('<h1>A</h1><img src="x">'), ['alt-text: a picture has no alternative text']],
  [
    'a drawing without title',
    page('<h1>A</h1><svg role="img"></svg>'),
    ['alt-text: a drawing has no title and is not marked as decoration'],
  ],
  [
    'a label that names nothing',
    page('<h1>A</h1><svg aria-labelledby="gone"></svg>'),
    ['alt-text: a drawing has no title and is not marked as decoration'],
  ],
  [
    'a figure without caption',
    page('<h1>A</h1><figure><p>8</p></figure>'),
    ['alt-text: a figure has no caption and no name'],
  ],
  ['no language', page('<h1>A</h1>', ''), ['structure: the document does not say its language']],
  ['a link without words', page('<h1>A</h1><a href="/x"> </a>'), ['structure: the link to /x has no words']],
  [
    'a table without headings',
    page('<h1>A</h1><table><tr><td>1</td></tr></table>'),
    ['structure: a table has no headings of its columns or rows'],
  ],
  ['an id twice', page('<h1 id="a">A</h1><p id="a">B</p>'), ['structure: the id “a” is there more than once']],
])('%s', (_label, html, expected) => {
  expect(told(html)).toEqual(expected)
})
