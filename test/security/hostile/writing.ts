import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { HostileFamily } from './family.ts'

const URLS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'javascript:alert(1)//https://renew.example.gov',
  'javascript://renew.example.gov/%0Aalert(1)',
  'javascript:void(alert(1))',
  'java\tscript:alert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
  "javascript:'<img src=x onerror=alert(1)>'",
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;charset=utf-8,%3Cscript%3Ealert(1)%3C/script%3E',
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
  "data:text/xml,<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
  '//evil.example/page',
  '/\\evil.example/page',
  'https:evil.example/page',
  'https://evil.example\\@renew.example.gov/',
]

/** As an address that nobody looked at. */
function asAddress(text: string): string {
  return `<iframe src="${text.replaceAll('"', '&quot;')}"></iframe>`
}

const ENCODED = [
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '&#x3c;img src=x onerror=alert(1)&#x3e;',
  '&#0000060svg onload=alert(1)&#0000062',
  '&LT;svg onload=alert(1)&GT;',
  '&ltimg src=x onerror=alert(1)&gt',
  '&amp;lt;img src=x onerror=alert(1)&amp;gt;',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '%253Csvg onload=alert(1)%253E',
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
  '\\x3csvg onload=alert(1)\\x3e',
  '\\u{3c}img src=x onerror=alert(1)\\u{3e}',
]

const UNICODE = [
  '＜script＞alert(1)＜/script＞',
  '﹤svg onload=alert(1)﹥',
  '＜img src＝x onerror＝alert(1)＞',
  '<ſcript>alert(1)</ſcript>',
  '<ⓘmg src=x onerror=alert(1)>',
  '<𝒔vg onload=alert(1)>',
  '<im\u200bg src=x on\u200berror=alert(1)>',
  '\u202e<svg onload=alert(1)>\u202c',
  '\ufeff<img src=x onerror=alert(1)>',
]

/** Decoded until nothing changes, as a chain of programs may, and then taken for markup. */
function decoded(text: string): string {
  const source = JSON.stringify(text).replaceAll('<', '\\u003c')
  return `<p>Before</p><script>
    const area = document.createElement('textarea')
    const steps = [
      (text) => text.normalize('NFKC').replaceAll('\\u200b', ''),
      (text) => (/%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text),
      (text) => text.replaceAll(/\\\\u\\{?([0-9a-f]{2,4})\\}?|\\\\x([0-9a-f]{2})/g, (_, u, x) => String.fromCharCode(parseInt(u ?? x, 16))),
      (text) => ((area.innerHTML = text.replaceAll('<', '&lt;')), area.value),
    ]
    let [text, before] = [${source}]
    while (text !== before) text = steps.reduce((so, step) => step(so), (before = text))
    document.write(text)
  </script>`
}

const MARKDOWN = [
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1) "title")',
  '[x](<javascript:alert(1)>)',
  '[x](javascript&colon;alert(1))',
  '[x](&#106;avascript:alert(1))',
  '<javascript:alert(1)>',
  '[x](data:text/html,%3Cscript%3Ealert(1)%3C/script%3E)',
  '[![x](x)](javascript:alert(1))',
  '![x](//evil.example/i.png)',
  '![x](<https://evil.example/i.png> "title")',
  '**bold**<img src=x onerror=alert(1)>',
  '# <svg onload=alert(1)>',
  '> <script>alert(1)</script>',
  '1. <iframe src=javascript:alert(1)></iframe>',
  '[<img src=x onerror=alert(1)>](https://renew.example.gov)',
  '\\\\<img src=x onerror=alert(1)>',
]

/** Markdown as it is where nobody takes anything out of it. */
function markdown(text: string): string {
  const every = { allowDangerousHtml: true } as const
  return String(unified().use(remarkParse).use(remarkRehype, every).use(rehypeStringify, every).processSync(text))
}

const HTMX = [
  '<x hx-get="/audit-log?evil.example" hx-trigger="load">',
  '<x data-hx-post="/sign-out?evil.example" data-hx-trigger="load">',
  '<x hx-on:click="alert(1)">',
  '<x hx-get="/x" hx-trigger="load" hx-on::before-request="alert(1)">',
  '<x hx-get="/x" hx-trigger="load" hx-vals="js:{a: alert(1)}">',
  '<x hx-get="/x" hx-trigger="load[alert(1)]">',
]

const TEMPLATES = [
  '{{{first_name}}}',
  '{{&first_name}}',
  '{{constructor.constructor "alert(1)"}}',
  '{{lookup this "constructor"}}',
  '{{__proto__.polluted}}',
  '{{> evil}}',
  '{{#each this}}{{@key}}: {{this}}{{/each}}',
  '{{#with this as |all|}}{{{all}}}{{/with}}',
  '{{"<script>alert(1)</script>"}}',
  '{{{"<img src=x onerror=alert(1)>"}}}',
  '{{!-- --}}<script>alert(1)</script>{{! }}',
  '{{{{raw}}}}<script>alert(1)</script>{{{{/raw}}}}',
  '{{link "javascript:alert(1)" "x"}}',
  '{{qr "javascript:alert(1)" "x"}}',
  '<%= 7 * 7 %> #{7*7} [[${7*7}]] {%raw%} @{7*7}',
  "<x ng-app>{{constructor.constructor('alert(1)')()}}</x>",
  '<x x-data x-init="alert(1)" v-html="alert(1)" @click="alert(1)">',
]

const OF_EARLIER_DAYS = [
  '`onmouseover=alert(1)',
  '<img src=`javascript:alert(1)`>',
  '<img src="javascript:alert(1)">',
  '<p style="width:expression(alert(1))">x</p>',
  '<p style="behavior:url(//evil.example/b.htc)">x</p>',
  '<p style="-moz-binding:url(//evil.example/x.xml#x)">x</p>',
  '<a href="vbscript:alert(1)">x</a>',
  '<a href="feed:javascript:alert(1)">x</a>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<embed src="javascript:alert(1)">',
  '<object data="javascript:alert(1)"></object>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<xml id=x><a><![CDATA[<script>alert(1)</script>]]></a></xml>',
  '<?import namespace="t" implementation="#default#time2">',
  '<html xmlns:x="http://www.w3.org/1999/xhtml"><x:script>alert(1)</x:script>',
  '<isindex action=javascript:alert(1) type=image>',
  '<frameset><frame src="javascript:alert(1)"></frameset>',
  '<layer src="//evil.example/l"></layer><bgsound src=//evil.example/s>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<svg><style><p title="</style><svg onload=alert(1)>"></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
  '<img dynsrc="javascript:alert(1)" lowsrc="javascript:alert(1)">',
]

/** Texts that are something only to the program that reads them. */
export const WRITING: readonly HostileFamily[] = [
  { name: 'addresses alone', careless: asAddress, texts: URLS },
  { name: 'encoded', careless: decoded, texts: ENCODED },
  { name: 'letters that pass for others', careless: decoded, texts: UNICODE },
  { name: 'Markdown', careless: markdown, texts: MARKDOWN },
  { name: 'htmx', careless: (text) => `<script src="/htmx.js"></script>${text}`, texts: HTMX },
  { name: 'templates', texts: TEMPLATES },
  { name: 'for browsers of earlier days', texts: OF_EARLIER_DAYS },
]
