/**
 * The checks that every material goes through, by the names that `overrides:` use, with what each finds. An error keeps the
 * activities of the material from being approved until somebody answers for it; a warning is told; a note only informs.
 *
 * - `drawing`: errors that nobody can answer for. What cannot be drawn is checked no further.
 * - `contrast`: errors. People with low vision are many, and no design may be printed without it.
 * - `alt-text`, `headings`, `structure`: errors. Without them a screen reader has nothing to say or to go by.
 * - `reading-level`: an error in English and Spanish, where formulas are proven; elsewhere a note with the counts.
 * - `long-sentences`: errors; in Easy Read a warning where its words were not written for it.
 * - `jargon`, `placeholders`, `claims`, `expired-proof`: errors. The campaign itself ruled them out. A warning of
 *   `placeholders` where a name is printed that only a table of copies fills in. A figure that a text states as a fact is a
 *   claim without proof where the material has no core message with a proof and no drawn figure with a source.
 * - `links`: errors, as where a code leads. A reader cannot tell a good address from a bad one.
 * - `code`: errors; a warning where an address looks as if it told who scanned it.
 * - `parts`: one warning that names what readers look for and do not find. Not every service has a price or a form.
 * - `languages`: errors where a language is missing or says what the source said before; a warning until a second person
 *   has found it right.
 * - `overflow`, `glyphs`, `figures`: errors. What cannot be read, or misleads, is not information. What was not measured,
 *   because there is no browser, is an error of `overflow` too: nobody knows that it fits.
 * - `file-size`: warnings up to twice the limit, errors beyond.
 */
export const MATERIAL_CHECKS = {
  drawing: 'Something that can be drawn',
  contrast: 'Colours that can be told apart',
  'alt-text': 'Pictures that are said in words',
  headings: 'Headings in order',
  structure: 'Language, links, tables and names that screen readers go by',
  'reading-level': 'Words that are easy to read',
  'long-sentences': 'Short sentences',
  jargon: 'None of the words that the campaign does without',
  code: 'Codes that can be scanned, and lead where they may',
  links: 'Links that lead where they may',
  claims: 'A proof for each core message and each figure',
  'expired-proof': 'Proofs that still hold',
  placeholders: 'No text that is still to come',
  parts: 'Every part that readers look for',
  languages: 'Every language of the campaign, up to date',
  overflow: 'Text that fits where it stands',
  glyphs: 'Characters that the fonts have',
  'file-size': 'Files that are quick to open',
  figures: 'Figures that do not mislead',
} as const satisfies Readonly<Record<string, string>>

export type MaterialCheck = keyof typeof MATERIAL_CHECKS

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant are its names
export const MATERIAL_CHECK_NAMES = Object.keys(MATERIAL_CHECKS) as readonly MaterialCheck[]

/** Those that somebody may answer for. */
export const OVERRIDABLE_CHECKS = MATERIAL_CHECK_NAMES.filter((name) => name !== 'drawing')
