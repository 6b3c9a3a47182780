/** How many pages a PDF of a browser has: the largest count that a node of its tree of pages gives. */
export function pagesIn(pdf: Uint8Array): number {
  const text = new TextDecoder('latin1').decode(pdf)
  const counts = Array.from(text.matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)/g), ([, count]) => Number(count))
  return Math.max(0, ...counts)
}
