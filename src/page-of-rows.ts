const USUAL_PAGE = 50
const LONGEST_PAGE = 200

/**
 * Reads a page of rows: fifty where no limit is asked for, and between one and two hundred. `read` is asked for one row more
 * than the page holds, which tells whether another follows; `last` is the row behind which that begins, absent on the last page.
 */
export async function pageOfRows<T>(
  limit: number | undefined,
  read: (limit: number) => Promise<readonly T[]>,
): Promise<{ rows: T[]; last: T | undefined }> {
  const size = Math.min(Math.max(limit ?? USUAL_PAGE, 1), LONGEST_PAGE)
  const found = await read(size + 1)
  return { rows: found.slice(0, size), last: found.length > size ? found[size - 1] : undefined }
}
