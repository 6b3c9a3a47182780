import type { Context } from 'hono'
import type { RenderedFile } from '../materials/index.ts'

/** Answers with a file to keep. */
export function fileAnswer(c: Context, { bytes, type, name }: RenderedFile): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
  })
}
