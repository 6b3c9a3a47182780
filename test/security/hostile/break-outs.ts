import { amongWords, type HostileFamily } from './family.ts'

const OUT_OF_TEXT = [
  '</title><script>alert(1)</script>',
  '</TITLE ><img src=x onerror=alert(1)>',
  '</textarea><script>alert(1)</script>',
  '</textarea/x><svg onload=alert(1)>',
  '</script><script>alert(1)</script>',
  '</ScRiPt x><img src=x onerror=alert(1)>',
  '</style><script>alert(1)</script>',
  '</style/><img src=x onerror=alert(1)>',
  '</noscript><img src=x onerror=alert(1)>',
  '</xmp><svg onload=alert(1)>',
  '</iframe><img src=x onerror=alert(1)>',
  '</noembed><script>alert(1)</script>',
  '</noframes><img src=x onerror=alert(1)>',
  '</option></select><script>alert(1)</script>',
  '</template><img src=x onerror=alert(1)>',
  '</td></tr></table><script>alert(1)</script>',
  '</button></form><svg onload=alert(1)>',
  '</svg><img src=x onerror=alert(1)>',
]

/** Within the element that such a text closes first. */
function withinElement(text: string): string {
  const [, name = ''] = /^<\/([a-z]+)/i.exec(text)!
  const around: Readonly<Record<string, string>> = { option: '<select><option>', td: '<table><tr><td>' }
  return `${around[name] ?? `<${name}>`}Before ${text}`
}

const OUT_OF_ATTRIBUTES = [
  '"><script>alert(1)</script>',
  '" onmouseover="alert(1)',
  '" autofocus onfocus="alert(1)" x="',
  '"onclick=alert(1) x="',
  '"/onclick=alert(1)//',
  '"><svg onload=alert(1)><"',
  'x" style="position:fixed;inset:0;background:url(//evil.example/a)',
  'x" type="image" src="x" onerror="alert(1)',
  "'><script>alert(1)</script>",
  "' onmouseover='alert(1)",
  "'onfocus=alert(1) autofocus '",
  "'><img src=x onerror=alert(1)><'",
  'x onclick=alert(1) ',
  'x autofocus onfocus=alert(1) ',
  '><script>alert(1)</script>',
  'x><svg/onload=alert(1)>',
]

/** In the quotes that it ends, or in none. */
function withinAttribute(text: string): string {
  const [quote = ''] = /["']/.exec(text) ?? []
  return `<form><input value=${quote}${text}${quote}></form>`
}

const OUT_OF_COMMENTS = [
  '--><script>alert(1)</script>',
  '--!><img src=x onerror=alert(1)>',
  '><img src=x onerror=alert(1)>',
  '-><svg onload=alert(1)>',
  '--><img src=x onerror=alert(1)><!--',
]

const OUT_OF_CDATA = [
  ']]><script>alert(1)</script>',
  ']]></svg><img src=x onerror=alert(1)>',
  ']]><image href=x onerror=alert(1) /><![CDATA[',
]

const NOT_THE_COMMENTS_THEY_LOOK_LIKE = [
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!---><svg onload=alert(1)>-->',
  '<![CDATA[><img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0" ><img src=x onerror=alert(1)>?>',
  '<!ENTITY x "><img src=x onerror=alert(1)>">',
  '</ x><img src=x onerror=alert(1)>',
]

const OUT_OF_SCRIPTS = [
  '";alert(1);"',
  '";alert(1)//',
  '"-alert(1)-"',
  "';alert(1);'",
  "'+alert(1)+'",
  '`+alert(1)+`',
  '${alert(1)}',
]

/** In a script, in the quotes that it ends. */
function withinScript(text: string): string {
  const [quote = '`'] = /["'`]/.exec(text) ?? []
  return `<script>const said = ${quote}${text}${quote}</script>`
}

const OUT_OF_STYLES = [
  'red;background:url(//evil.example/c)',
  'red}*{background:url(//evil.example/q)}p{color:red',
  'red}@font-face{font-family:f;src:url(//evil.example/f)}*{font-family:f',
]

/** What a filter that takes out scripts leaves. */
const LEFT_BY_FILTERS = [
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<im<script>g src=x onerror=alert(1)>',
  '<img src=x on</script>error=alert(1)>',
  '<a href="java<script>script:alert(1)">x</a>',
]

/** Texts that end what they stand in. */
export const BREAK_OUTS: readonly HostileFamily[] = [
  { name: 'out of texts', careless: withinElement, texts: OUT_OF_TEXT },
  { name: 'out of attributes', careless: withinAttribute, texts: OUT_OF_ATTRIBUTES },
  { name: 'out of comments', careless: (text) => `<!--${text}-->`, texts: OUT_OF_COMMENTS },
  { name: 'out of CDATA', careless: (text) => `<svg><![CDATA[${text}]]></svg>`, texts: OUT_OF_CDATA },
  { name: 'not the comments they look like', careless: amongWords, texts: NOT_THE_COMMENTS_THEY_LOOK_LIKE },
  { name: 'out of scripts', careless: withinScript, texts: OUT_OF_SCRIPTS },
  {
    name: 'out of styles',
    careless: (text) => `<style>p { color: ${text} }</style><p>Before</p>`,
    texts: OUT_OF_STYLES,
  },
  {
    name: 'left by filters',
    careless: (text) => amongWords(text.replaceAll(/<\/?script>/g, '')),
    texts: LEFT_BY_FILTERS,
  },
]
