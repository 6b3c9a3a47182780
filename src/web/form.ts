import type { Context } from 'hono'

/** The text fields of a posted form by their names, lines ended by `\n` alone; a name given several times is read by `choicesOf`. */
export async function formOf(c: Context): Promise<Record<string, string>> {
  const body = await c.req.parseBody({ all: true })
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value
      return typeof first === 'string' ? [[name, unixLines(first)]] : []
    }),
  )
}

/** Every text given under one name, such as the checked boxes of a group. */
export async function choicesOf(c: Context, name: string): Promise<string[]> {
  const value = (await c.req.parseBody({ all: true }))[name]
  const values = Array.isArray(value) ? value : [value]
  return values.filter((one) => typeof one === 'string')
}

/** The file uploaded under a name; nothing when the field was left empty. */
export async function fileOf(c: Context, name: string): Promise<File | undefined> {
  const value = (await c.req.parseBody({ all: true }))[name]
  const file = Array.isArray(value) ? value[0] : value
  return file instanceof File && (file.size > 0 || file.name !== '') ? file : undefined
}

function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n')
}
