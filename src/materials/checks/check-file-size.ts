import type { Examined, Found } from './examined.ts'

/**
 * Bytes. A page with its fonts opens in some seconds on a slow telephone network (1 Mbit/s); of the scripts that ship,
 * Nastaliq takes 500,000 before the first word. A PDF goes by mail, where many a server takes no more than 10 MB. A PNG of
 * flat colours stays far below that at any size (0.5 MB for A3 at 2×), so none is drawn to be weighed.
 */
const LIMITS = { html: 900_000, svg: 900_000, pdf: 5_000_000 } as const

/** A file that is too large for its readers: a warning, and an error from twice the limit on. */
export function sizeOf(bytes: Uint8Array | string, format: keyof typeof LIMITS, where: string): Found[] {
  const size = typeof bytes === 'string' ? new TextEncoder().encode(bytes).length : bytes.length
  const limit = LIMITS[format]
  if (size <= limit) return []
  const message = `the ${format.toUpperCase()} has ${inMegabytes(size)} MB, expected at most ${inMegabytes(limit)}; use fewer or smaller pictures`
  return [{ severity: size > 2 * limit ? 'error' : 'warning', where, message }]
}

/** The documents as they are given out, with their fonts in them. */
export function documentSizes({ documents }: Examined): Found[] {
  return documents.flatMap(({ where, html }) => sizeOf(html, 'html', where))
}

function inMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
