const SUPPRESSIONS: Readonly<Record<string, string>> = {
  unsubscribed: 'they unsubscribed',
  requested: 'they asked for it',
  erased: 'their data was erased',
}

const SOURCES: Readonly<Record<string, string>> = {
  import: 'so said the contacts file',
  request: 'they asked for it',
  unsubscribe: 'they unsubscribed',
}

/** Why an address must not be written to. */
export function suppressionInWords(reason: string): string {
  return SUPPRESSIONS[reason] ?? reason
}

/** How a consent, or its refusal, became known. */
export function consentSourceInWords(source: string): string {
  return SOURCES[source] ?? source
}
