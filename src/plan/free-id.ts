/** An id that nothing has yet: the one that is wanted, or the first of `WANTED-2`, `WANTED-3` … that is free. */
export function freeId(wanted: string, isTaken: (id: string) => boolean): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`
    if (!isTaken(id)) return id
  }
}
