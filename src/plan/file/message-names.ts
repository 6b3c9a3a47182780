/** What every message can say about its campaign and its reader. The address is not offered: it only invites leaks. */
const ALWAYS = [
  'first_name',
  'last_name',
  'language',
  'service.name',
  'service.url',
  'campaign.title',
  'launch.date',
  'launch.time',
  'launch.weekday',
]

/** Fields of a contact that rules may ask for and messages may not print. */
const NOT_FOR_MESSAGES = new Set(['id', 'email', 'phone', 'timezone'])

/** The names a message may use: the campaign's facts, the reader's names, and the attributes that are known to be there. */
export function messageNames(rules: readonly unknown[], attributes: Iterable<string>): string[] {
  const asked = rules.flatMap((rule) => attributesIn(rule))
  return [...new Set([...ALWAYS, ...asked, ...attributes])].filter((name) => !NOT_FOR_MESSAGES.has(name))
}

function attributesIn(rule: unknown): string[] {
  if (Array.isArray(rule)) return rule.flatMap((part) => attributesIn(part))
  if (typeof rule !== 'object' || rule === null) return []
  return Object.entries(rule).flatMap(([key, value]) =>
    key === 'attribute' && typeof value === 'string'
      ? [value]
      : ['all', 'any', 'not'].includes(key)
        ? attributesIn(value)
        : [],
  )
}
