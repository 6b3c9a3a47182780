/** Where a picture comes to stand: what it is made of is put in once the page is laid out, for it may be millions of letters. */
export function picturePlace(index: number): string {
  return `picture:${index}`
}

/** Puts pictures, as `data:` URIs in their order, where they have a place. In texts no tag begins, so that none is taken for one. */
export function withPictures(html: string, uris: readonly string[]): string {
  return html.replaceAll(/<img src="picture:(\d+)"/g, (tag, index: string) => {
    const uri = uris[Number(index)]
    return uri === undefined ? tag : `<img src="${uri}"`
  })
}
