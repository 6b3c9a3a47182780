import type { Check, Examined, Found } from './examined.ts'

/** Whether it is there in the language, says what its source says now, and was found right by a second person. */
export const checkLanguages: Check = ({ translation, language, spoken, copy }) => {
  const found = FOUND[translation]
  const lacks = partsMissing(copy, language)
  return [
    ...(found === undefined ? [] : [{ ...found, message: found.message(language, spoken) }]),
    ...(lacks.length === 0
      ? []
      : [{ severity: 'error' as const, message: `lacks ${lacks.join(', ')} in ${language}` }]),
    ...picturesMissing(copy, language).map((name): Found => {
      return { severity: 'error', where: 'pictures', message: `leaves out the picture ${name} in ${language}` }
    }),
  ]
}

/** Pictures that the source shows and a translation with pictures does not. */
function picturesMissing({ material, campaign }: Examined['copy'], language: string): string[] {
  if (material.kind === 'infographic') return []
  const shownIn = (tag: string | undefined) =>
    material.contents.find((one) => one.language === tag)?.content.pictures?.map(({ picture }) => picture)
  const [own, source] = [shownIn(language), shownIn(campaign.languages[0])]
  if (own === undefined || source === undefined) return []
  return [...new Set(source)].filter((name) => !own.includes(name))
}

/** Parts that the source has and a translation lacks; Easy Read may be written for some languages only. */
function partsMissing({ material, campaign }: Examined['copy'], language: string): string[] {
  const contentIn = (tag: string | undefined) => material.contents.find((one) => one.language === tag)?.content
  const [own, source] = [contentIn(language), contentIn(campaign.languages[0])]
  if (own === undefined || source === undefined) return []
  return Object.keys(source).filter((part) => part !== 'easy' && !Object.hasOwn(own, part))
}

type Told = Omit<Found, 'message'> & { readonly message: (language: string, spoken: string) => string }

const FOUND: Readonly<Partial<Record<Examined['translation'], Told>>> = {
  missing: {
    severity: 'error',
    message: (language, spoken) => `has no ${language}, so people who read it get ${spoken}; have it translated`,
  },
  stale: {
    severity: 'error',
    message: (language) => `its source was changed since the ${language} was written; go through it once more`,
  },
  written: {
    severity: 'warning',
    message: (language) => `nobody but its author has read the ${language}; have a second person check it`,
  },
}
