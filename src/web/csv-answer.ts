import type { Context } from 'hono'

/** Spreadsheets take a file without it for another encoding than UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Answers with a file of CSV, line by line as it is read; what the first lines throw becomes a page like any other error. */
export async function csvAnswer(
  c: Context,
  fileName: string,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<Response> {
  const iterator = Symbol.asyncIterator in lines ? lines[Symbol.asyncIterator]() : lines[Symbol.iterator]()
  const first = await iterator.next()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`${BYTE_ORDER_MARK}${first.done ? '' : first.value}`))
    },
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await iterator.return?.()
    },
  })
  return c.body(body, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName.replaceAll(/[^\w.-]+/g, '-')}"`,
  })
}
