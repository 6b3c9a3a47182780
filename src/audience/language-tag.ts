const READ = new Map<string, string | undefined>()
const MOST_READ = 1000

/** The canonical form of a BCP 47 tag (`EN-gb` → `en-GB`), or nothing where it is none. Names of languages are none. */
export function readLanguage(text: string): string | undefined {
  if (READ.has(text)) return READ.get(text)
  const tag = canonical(text)
  if (READ.size < MOST_READ) READ.set(text, tag)
  return tag
}

function canonical(text: string): string | undefined {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(text) || text.length > 35) return undefined
  try {
    return Intl.getCanonicalLocales(text)[0]
  } catch {
    return undefined
  }
}
