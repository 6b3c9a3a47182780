const MARK = 'sha256:'

/** How a plan of the database names a picture that the database has, where a file would name a file. */
export function storedPicture(hash: string): string {
  return `${MARK}${hash}`
}

/** The hash in such a name; nothing in any other text. */
export function hashOfStored(written: string): string | undefined {
  return written.startsWith(MARK) ? written.slice(MARK.length) : undefined
}
