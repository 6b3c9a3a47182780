import type { Root as HtmlRoot } from 'hast'
import rehypeSanitize, { type Options as Allowed } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { ComposedBody } from './compose-body.ts'
import { walk } from './body-tree.ts'

const allowed: Allowed = {
  tagNames: [
    'a',
    'blockquote',
    'br',
    'code',
    'em',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'li',
    'ol',
    'p',
    'pre',
    'strong',
    'ul',
  ],
  attributes: { a: ['href', 'title'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
}

const html = unified()
  .use(remarkRehype, { unknownHandler: tagText })
  .use(rehypeSanitize, allowed)
  .use(rehypeStringify)
  .freeze()

/** What Markdown's tree does not know becomes its mark again. */
function tagText(_: unknown, { index }: { index?: number }): { type: 'text'; value: string } {
  return { type: 'text', value: `\uE003${index}\uE001` }
}

/** The HTML of a body, with marks in the place of its tags. `dress` may change the clean tree before it is written. */
export function htmlPart(
  { root, addresses }: ComposedBody,
  trackedAddress: (url: string) => string,
  dress: (tree: HtmlRoot) => void,
): string {
  for (const { part } of walk(root)) {
    const address = addresses.get(part)
    if (!address || address.kind === 'refused') continue
    const href = address.kind === 'tracked' ? trackedAddress(address.url) : address.url
    part.data = { hProperties: { href } }
  }
  const tree = html.runSync(root)
  dress(tree)
  return html.stringify(tree)
}
