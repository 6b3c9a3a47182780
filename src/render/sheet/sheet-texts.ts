/** Every text of a content with its path, such as `steps.0.text`, in the order in which it is written. */
export function sheetTexts(content: object): { readonly path: string; readonly text: string }[] {
  return textsIn(content, '')
}

/** What names something and is not read by people. */
const names = new Set(['picture', 'figures'])

function textsIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inside]) =>
    names.has(key) ? [] : textsIn(inside, path === '' ? key : `${path}.${key}`),
  )
}
