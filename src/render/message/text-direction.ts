const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** The `dir` of a language: right to left for those usually written so. */
export function textDirection(language: string): 'ltr' | 'rtl' {
  const [primary = '', ...subtags] = language.toLowerCase().split('-')
  if (subtags.includes('latn')) return 'ltr'
  return rightToLeft.has(primary) || subtags.includes('arab') || subtags.includes('hebr') ? 'rtl' : 'ltr'
}
