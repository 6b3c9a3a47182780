/** Vowels in a row; `h` between vowels is silent and keeps none apart. */
const vowelGroup = /[aeiouáéíóúàèìòùâêîôûü]+/g

/** A vowel that is the heart of a syllable: open, or closed with an accent. */
const heart = /[aeoáéíóúàèòâêô]/g

/**
 * The syllables of a Spanish word, by the rules of its spelling (RAE, Ortografía 2010, ch. II 2): open vowels in a row are
 * syllables of their own, a closed one goes with its neighbour unless it has an accent or is doubled. A word without vowels
 * (`km`) is one syllable. Example: `averiguáis` 4, `búho` 2, `ciudad` 2.
 */
export function spanishSyllables(word: string): number {
  const spelled = word
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/q?u(?=[eiéí])/g, (letters, at: number, whole: string) =>
      letters === 'qu' || whole[at - 1] === 'g' ? letters.slice(0, -1) : letters,
    )
    .replaceAll(/(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])/g, '')
    .replaceAll(/y(?![aeiouáéíóúü])/g, 'i')
  return Math.max(1, spelled.match(vowelGroup)?.reduce((sum, group) => sum + syllablesOf(group), 0) ?? 0)
}

function syllablesOf(group: string): number {
  const hearts = group.match(heart)?.length ?? 0
  const doubled = group.match(/ii|uu/g)?.length ?? 0
  return Math.max(1, hearts) + doubled
}
