import { getDocumentProxy } from 'unpdf'

/** A tag of a PDF with those in it. */
export interface Tag {
  readonly role: string
  readonly alt?: string
  readonly lang?: string
  readonly children?: readonly (Tag | { readonly type: string })[]
}

/** A bookmark with those below it. */
interface Bookmark {
  readonly title: string
  readonly items: readonly Bookmark[]
}

/** A PDF as people get it who hear it, or go through it by its bookmarks. */
export interface PdfAsRead {
  /** In mm, page by page. */
  readonly sizes: readonly (readonly [width: number, height: number])[]
  /** What the bookmarks say, in their order. */
  readonly bookmarks: readonly string[]
  /** The tags of each page after another, each before those in it. */
  readonly tags: readonly Tag[]
}

export async function pdfAsRead(bytes: Uint8Array): Promise<PdfAsRead> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes))
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)))
  const trees = await Promise.all(pages.map((page) => page.getStructTree() as Promise<Tag>))
  // pdf.js says null where there are none.
  const bookmarks = ((await pdf.getOutline()) as Bookmark[] | null) ?? []
  return {
    sizes: pages.map((page) => {
      const { width, height } = page.getViewport({ scale: 1 })
      return [inMm(width), inMm(height)]
    }),
    bookmarks: titlesOf(bookmarks),
    tags: trees.flatMap(tagsIn),
  }
}

function inMm(points: number): number {
  return Math.round((points / 72) * 25.4)
}

function titlesOf(bookmarks: readonly Bookmark[]): string[] {
  return bookmarks.flatMap(({ title, items }) => [title, ...titlesOf(items)])
}

function tagsIn(tag: Tag): Tag[] {
  return [tag, ...(tag.children ?? []).flatMap((child) => ('role' in child ? tagsIn(child) : []))]
}

/** What is said in place of each figure; undefined where nothing is. */
export function alternativesIn(tags: readonly Tag[]): (string | undefined)[] {
  return tags.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)
}
