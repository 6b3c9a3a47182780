/** When an item counts: always, or only where the material holds what it asks about. */
export type IndexCondition = 'always' | 'advice' | 'numbers' | 'risk' | 'probability'

export interface IndexItem {
  readonly number: number
  readonly part: 'A' | 'B' | 'C' | 'D'
  readonly when: IndexCondition
  /** Answered yes only if it holds in every place of the material. */
  readonly question: string
}

/**
 * The CDC Clear Communication Index in words of our own: first what the material is for, then 20 questions with yes or no.
 * Source: Centers for Disease Control and Prevention, CDC Clear Communication Index, a tool for developing and assessing
 * public communication products (2014, updated 2019), cdc.gov/ccindex.
 */
export const INDEX_OPENING: readonly { readonly key: string; readonly question: string }[] = [
  { key: 'audience', question: 'Who is it for, first of all?' },
  { key: 'literacy', question: 'How well do they read, and what do they know of the subject already?' },
  { key: 'objective', question: 'What is it to bring about with them?' },
  { key: 'message', question: 'What is the one main message?' },
]

/** What is asked before parts B, C and D, and before question 20. */
export const INDEX_CONDITIONS: readonly {
  readonly key: Exclude<IndexCondition, 'always'>
  readonly question: string
}[] = [
  { key: 'advice', question: 'Does it recommend that people do something?' },
  { key: 'numbers', question: 'Does it give numbers?' },
  { key: 'risk', question: 'Does it tell of a risk or a threat?' },
  { key: 'probability', question: 'Does it say how likely that is?' },
]

const always = { part: 'A', when: 'always' } as const

/** The 20 questions; 1 to 11 are the core and count for every material. */
export const INDEX_ITEMS: readonly IndexItem[] = [
  { ...always, number: 1, question: 'Is there one main message, said in so many words?' },
  { ...always, number: 2, question: 'Does the main message come first, at the top or in the first lines?' },
  { ...always, number: 3, question: 'Does the look (size, colour, boxes, headings) draw the eye to the main message?' },
  {
    ...always,
    number: 4,
    question: 'Is there at least one picture or chart that carries or supports the main message?',
  },
  { ...always, number: 5, question: 'Does it ask its readers to do at least one thing?' },
  { ...always, number: 6, question: 'Are the main message and what is asked for said in the active voice?' },
  { ...always, number: 7, question: 'Are all its words words that its readers use themselves?' },
  { ...always, number: 8, question: 'Are things that belong in a list set as a list, with bullets or numbers?' },
  { ...always, number: 9, question: 'Is it cut into short parts, each with a heading?' },
  { ...always, number: 10, question: 'Does the first paragraph or part sum up what matters most?' },
  { ...always, number: 11, question: 'Does it say what those who should know do know, and what they do not know yet?' },
  { number: 12, part: 'B', when: 'advice', question: 'Does it tell its readers what to do?' },
  { number: 13, part: 'B', when: 'advice', question: 'Does it say why that matters to them?' },
  { number: 14, part: 'B', when: 'advice', question: 'Does it say how to do it, step by step?' },
  {
    number: 15,
    part: 'C',
    when: 'numbers',
    question: 'Are all numbers of a kind that its readers use (whole numbers, “8 in 10”)?',
  },
  { number: 16, part: 'C', when: 'numbers', question: 'Does it always say what a number means?' },
  { number: 17, part: 'C', when: 'numbers', question: 'Can it be understood without reckoning anything?' },
  { number: 18, part: 'D', when: 'risk', question: 'Does it say what the risk is and whom it touches?' },
  {
    number: 19,
    part: 'D',
    when: 'risk',
    question: 'Does it say both what speaks for following the advice and what against?',
  },
  { number: 20, part: 'D', when: 'probability', question: 'Is every likelihood also put into words or a picture?' },
]
