import { Invalid } from '../errors.ts'
import type { Pages } from '../ports.ts'

/** Where there is no browser: every call says what is missing and what to do. */
export function absentPages(missing: string): Pages {
  const refuse = async () => {
    throw new Invalid(`PDF and PNG need a browser, and ${missing}; HTML and SVG work without it`)
  }
  return { name: 'no browser', pdf: refuse, png: refuse, misfits: refuse, close: async () => undefined }
}
