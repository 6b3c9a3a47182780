// Which font files are shipped. Plain JavaScript: the build of the Worker's site uses it before anything is built.

/** The packages of @fontsource they are in. */
export const FONT_PACKAGES = [
  'noto-nastaliq-urdu',
  'noto-sans-arabic',
  'noto-sans-bengali',
  'noto-sans-devanagari',
  'noto-sans',
]

const FONT = new RegExp(`^(${FONT_PACKAGES.join('|')})-[a-z]+(?:-ext)?-(?:400|700)-normal\\.woff2$`)

/**
 * The package that a file of this name is in, `undefined` for any other name. The subset `devanagari` of Noto Sans is a file
 * beside those of the font Noto Sans Devanagari, so the longest name that leaves a subset counts.
 * @param {string} file
 */
export function packageOfFont(file) {
  return FONT.exec(file)?.[1]
}
