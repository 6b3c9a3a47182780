/** Texts in the order of a campaign's languages; behind them those in any other, by their tags. */
export function inOrderOfLanguages<Text>(
  texts: readonly Text[],
  languages: readonly string[],
  languageOf: (text: Text) => string,
): Text[] {
  const placeOf = (tag: string) => {
    const index = languages.indexOf(tag)
    return index < 0 ? languages.length : index
  }
  return texts.toSorted((one, other) => {
    const [tag, another] = [languageOf(one), languageOf(other)]
    return placeOf(tag) - placeOf(another) || (tag < another ? -1 : Number(tag > another))
  })
}
