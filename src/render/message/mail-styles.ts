import type { Element, Root } from 'hast'

const heading =
  'margin:0 0 16px;font-weight:700;line-height:1.25;letter-spacing:-0.01em;text-wrap:balance;color:#14213d'

const styles: Readonly<Record<string, string>> = {
  p: 'margin:0 0 20px',
  h1: `${heading};font-size:30px`,
  h2: `${heading};margin-top:32px;font-size:22px`,
  h3: `${heading};margin-top:28px;font-size:19px`,
  h4: `${heading};margin-top:24px;font-size:17px`,
  h5: `${heading};margin-top:24px;font-size:17px`,
  h6: `${heading};margin-top:24px;font-size:17px`,
  ul: 'margin:0 0 20px;padding:0;padding-start:24px',
  ol: 'margin:0 0 20px;padding:0;padding-start:28px',
  li: 'margin:0 0 8px',
  a: 'color:#0b5394;text-decoration:underline;text-underline-offset:2px',
  strong: 'font-weight:700',
  blockquote: 'margin:0 0 20px;padding:18px 20px 1px;border-start:4px solid #c8791b;background-color:#fdf6ec',
  code: 'font-family:ui-monospace,Consolas,monospace;font-size:0.94em;background-color:#eef1f6;padding:2px 4px',
  pre: 'margin:0 0 20px;padding:16px;background-color:#eef1f6;font-size:15px;line-height:1.45;white-space:pre-wrap',
  hr: 'margin:32px 0;border:0;border-top:1px solid #d5dae3',
}

/**
 * The look of an element of a mail's body, as CSS for its `style`; `parent` is the element around it. `start` is the
 * side where lines begin, spelt out as left or right because mail programs do not know it.
 */
function styleOf(tag: string, parent: string | undefined, direction: 'ltr' | 'rtl'): string | undefined {
  if (tag === 'code' && parent === 'pre') return 'font-family:ui-monospace,Consolas,monospace'
  if (tag === 'p' && parent === 'li') return 'margin:0 0 8px'
  return styles[tag]?.replace(/-start:/g, direction === 'rtl' ? '-right:' : '-left:')
}

/** Mail programs drop style sheets, so each element carries its own style. */
export function addMailStyles(tree: Root, direction: 'ltr' | 'rtl'): void {
  const waiting: (Root | Element)[] = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      const style = styleOf(child.tagName, node.type === 'element' ? node.tagName : undefined, direction)
      if (style) child.properties['style'] = style
      waiting.push(child)
    }
  }
}
