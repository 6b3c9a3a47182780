import { type TextBlock, textBlock } from '../figure/measured-text.ts'

/** What a text may take. */
export interface TextRoom {
  readonly width: number
  readonly height: number
  readonly most: number
  readonly least: number
  readonly weight?: 400 | 700
  readonly language: string
  readonly tighter?: number
  readonly balanced?: boolean
  /** At most so many lines. */
  readonly lines?: number
}

/** An address, on one line even if that makes it smaller; broken only where it would be much smaller. */
export function fitAddress(address: string, room: TextRoom): ReturnType<typeof fitText> {
  const onOne = fitText(address, { ...room, least: Math.max(room.least, room.most * 0.6), lines: 1 })
  return onOne.misfit === undefined ? onOne : fitText(address, room)
}

/** A text at the largest size at which it fits; at the least size it may be too large, which `misfit` says. */
export function fitText(text: string, room: TextRoom): { readonly block: TextBlock; readonly misfit?: string } {
  for (let size = room.most; ; size = Math.max(room.least, size * 0.95)) {
    const block = textBlock(text, { ...room, size })
    const fits = !block.broken && block.height <= room.height && block.lines.length <= (room.lines ?? Infinity)
    if (fits) return { block }
    if (size <= room.least) return { block, misfit: `“${text}” does not fit: shorten it.` }
  }
}
