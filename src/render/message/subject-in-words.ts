/** The subject of a message where nobody is written to: “from [launch date]” for `from {{launch.date}}`; the name where there is none. */
export function subjectInWords(subject: string, name: string): string {
  const said = subject.replaceAll(
    /\{\{\{?\s*([\w.]+)[^}]*\}?\}\}/g,
    (_, path: string) => `[${path.replaceAll(/[._]/g, ' ')}]`,
  )
  return said || name
}
