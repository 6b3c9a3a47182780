import type { Check, Examined, Found } from './examined.ts'

/** Whether it is there in the language, says what its source says now, and was found right by a second person. */
export const checkLanguages: Check = ({ translation, language, spoken }) => {
  const found = FOUND[translation]
  return found === undefined ? [] : [{ ...found, message: found.message(language, spoken) }]
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
