/** The fields of a form as a browser would send them: by name, in the order of the page. */
export type Fields = readonly (readonly [name: string, value: string])[]

/** Reads the form of a page that has a hidden field `holding`, as a browser that runs no script. */
export function formInPage(html: string, holding = 'seen'): Fields {
  const forms = html.match(/<form\b.*?<\/form>/gs) ?? []
  const form = forms.find((one) => one.includes(`name="${holding}"`))
  if (form === undefined) throw new Error(`there is no form with ${holding} on the page`)
  const controls = /<input\b([^>]*)>|<textarea\b([^>]*)>(.*?)<\/textarea>|<select\b([^>]*)>(.*?)<\/select>/gs
  return [...form.matchAll(controls)].flatMap(([, input, area, text, select, options]): Fields => {
    const tag = (input ?? area ?? select)!
    const name = attribute(tag, 'name')
    if (name === undefined) return []
    if (area !== undefined) return [[name, sent(decoded(text!).replace(/^\n/, ''))]]
    if (select !== undefined) return [[name, chosenIn(options!)]]
    const isBox = ['radio', 'checkbox'].includes(attribute(tag, 'type') ?? '')
    if (isBox && !/\schecked(?:=|\s|\/|$)/.test(tag)) return []
    return [[name, sent(attribute(tag, 'value') ?? '')]]
  })
}

/** The same form with other texts in some of its fields; a field that is not there yet is added. */
export function filledIn(fields: Fields, changes: Readonly<Record<string, string>>): Fields {
  const kept = fields.filter(([name]) => !Object.hasOwn(changes, name))
  return [...kept, ...Object.entries(changes).map(([name, value]) => [name, sent(value)] as const)]
}

/** As it arrives at the server: every browser ends the lines of a form with both characters. */
export function multipart(fields: Fields): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

function sent(text: string): string {
  return text.replace(/\r\n?|\n/g, '\r\n')
}

function chosenIn(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, tag]) => tag!)
  const chosen = all.find((tag) => /\sselected(?:=|\s|\/|$)/.test(tag)) ?? all[0]
  return chosen === undefined ? '' : (attribute(chosen, 'value') ?? '')
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : decoded(found)
}

function decoded(html: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return html.replace(/\r\n?/g, '\n').replace(/&([a-z]+|#39);/g, (whole, name: string) => named[name] ?? whole)
}
