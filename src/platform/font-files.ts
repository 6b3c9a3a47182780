import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NotFound } from '../errors.ts'
import type { Fonts } from '../ports.ts'
import { packageOfFont } from './shipped-fonts.mjs'

const PACKAGES = join(import.meta.dirname, '../../node_modules/@fontsource')

/** The shipped fonts from the packages that npm brought. */
export function fontFiles(packages = PACKAGES): Fonts {
  return {
    async read(file) {
      const of = packageOfFont(file)
      if (of === undefined) throw new NotFound(`there is no font ${file}`)
      try {
        return await readFile(join(packages, of, 'files', file))
      } catch {
        throw new NotFound(`the font ${file} is not in node_modules/@fontsource/${of}; run npm ci`)
      }
    },
  }
}
