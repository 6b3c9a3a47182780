/** Where a piece of text or a box lies in the page, in CSS pixels from its left and upper edge. */
export interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A box that text stands in; the boxes around it are found by `parent`, an index, -1 where there is none. */
export interface LaidOutBox extends Edges {
  readonly parent: number
  /** What runs out of it on this side is cut off. */
  readonly clipsX: boolean
  readonly clipsY: boolean
  /** People can bring into sight what runs out of it. */
  readonly scrolls: boolean
  /** `false`: it may stand outside of its parent on purpose. */
  readonly inFlow: boolean
  /** Boxes that are positioned absolutely are cut off only by one that is positioned itself. */
  readonly position: string
  readonly rightToLeft: boolean
}

export interface LaidOutPiece {
  /** Index of the box around it, -1 for none but the page. */
  readonly box: number
  readonly where: string
  readonly text: string
  /** One per line, as high around its baseline as Noto Sans is whatever its font, so that scripts compare. */
  readonly lines: readonly Edges[]
  /** By how much it is longer than `data-fit` allows; 0 or less where it fits or nothing is said. */
  readonly beyondFit: number
}

export interface LaidOutText {
  readonly boxes: readonly LaidOutBox[]
  readonly pieces: readonly LaidOutPiece[]
}

// As much of the browser's own objects as is used here; the rest of the program knows no DOM.
interface Rect extends Edges {
  readonly width: number
  readonly height: number
}
interface PageNode {
  readonly textContent: string | null
  readonly parentElement: PageElement | null
}
interface PageElement extends PageNode {
  readonly localName: string
  readonly id: string
  readonly classList: Iterable<string>
  getBoundingClientRect(): Rect
  closest(selector: string): PageElement | null
  getAttribute(name: string): string | null
  getBBox(): Rect
  getScreenCTM(): { a: number; b: number } | null
}
interface Pen {
  font: string
  measureText(text: string): { readonly fontBoundingBoxAscent: number; readonly fontBoundingBoxDescent: number }
}
declare const document: {
  readonly body: PageElement
  createElement(name: 'canvas'): { getContext(kind: '2d'): Pen }
  createTreeWalker(root: PageElement, what: number): { nextNode(): PageNode | null }
  createRange(): { selectNodeContents(node: PageNode): void; getClientRects(): Iterable<Rect> }
}
declare function matchMedia(query: string): { readonly matches: boolean }
declare function getComputedStyle(element: PageElement): Readonly<Record<string, string>>

/**
 * Runs inside the page, where nothing of this program is, so it holds all it needs. It says where every line of visible text
 * lies, and the boxes around it. Methods alone: bundlers wrap other named functions in a call that the page does not have.
 */
const IN_PAGE = {
  laidOutText(): LaidOutText {
    const TEXT_NODES = 4
    /** Of Noto Sans, in em: Nastaliq says it is three times as high, and draws next to nothing there. */
    const [ASCENT, DESCENT] = [1.069, 0.293]
    const onPaper = matchMedia('print').matches
    const pen = document.createElement('canvas').getContext('2d')
    const boxes: LaidOutBox[] = []
    const pieces: LaidOutPiece[] = []
    const known = new Map<PageElement, number>()
    const page = {
      /** Index of the box that an element is, or that the nearest element around it is. */
      boxAround(element: PageElement | null): number {
        if (element === null || element.localName === 'body' || element.localName === 'html') return -1
        const index = known.get(element)
        if (index !== undefined) return index
        const parent = page.boxAround(element.parentElement)
        const style = getComputedStyle(element)
        const isInDrawing = element.closest('svg') !== null && element.localName !== 'svg'
        const isInline = style['display'] === 'inline' && element.localName !== 'svg'
        const isNoBox = isInDrawing || isInline || style['display'] === 'contents'
        const own = isNoBox ? parent : boxes.push(page.boxOf(element, parent, style)) - 1
        known.set(element, own)
        return own
      },

      boxOf(element: PageElement, parent: number, style: Readonly<Record<string, string>>): LaidOutBox {
        const { left, top, right, bottom } = element.getBoundingClientRect()
        const { position = '', overflowX = '', overflowY = '' } = style
        return {
          parent,
          left,
          top,
          right,
          bottom,
          position,
          clipsX: overflowX !== 'visible',
          clipsY: overflowY !== 'visible',
          scrolls: !onPaper && [overflowX, overflowY].some((overflow) => ['auto', 'scroll'].includes(overflow)),
          inFlow:
            style['float'] === 'none' && ['static', 'relative'].includes(position) && style['transform'] === 'none',
          rightToLeft: style['direction'] === 'rtl',
        }
      },

      /** Text for screen readers alone is put into a box of a pixel, or clipped away. */
      isShown(element: PageElement): boolean {
        if (getComputedStyle(element)['visibility'] !== 'visible') return false
        for (let around: PageElement | null = element; around !== null; around = around.parentElement) {
          const { opacity, clipPath = '', overflowX, position } = getComputedStyle(around)
          if (opacity === '0' || clipPath.startsWith('inset(50%') || clipPath.startsWith('inset(100%')) return false
          const { width, height } = around.getBoundingClientRect()
          if (overflowX !== 'visible' && position === 'absolute' && width <= 1 && height <= 1) return false
        }
        return true
      },

      beyondFit(element: PageElement): number {
        const fit = Number(element.closest('[data-fit]')?.getAttribute('data-fit') ?? 'NaN')
        const text = element.closest('text')
        const matrix = text?.getScreenCTM()
        if (Number.isNaN(fit) || !text || !matrix) return 0
        return (text.getBBox().width - fit) * Math.hypot(matrix.a, matrix.b)
      },

      nameOf(element: PageElement): string {
        const part = element.closest('[data-part]')?.getAttribute('data-part')
        if (part) return part
        const { parentElement } = element
        return [parentElement, element].map((each) => (each ? page.selectorOf(each) : 'html')).join(' > ')
      },

      selectorOf({ localName, id, classList }: PageElement): string {
        return id ? `${localName}#${id}` : [localName, ...[...classList].slice(0, 1)].join('.')
      },

      aroundBaseline({ left, top, right, bottom }: Rect, style: Readonly<Record<string, string>>): Edges {
        pen.font = [style['fontStyle'], style['fontWeight'], style['fontSize'], style['fontFamily']].join(' ')
        const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = pen.measureText('')
        const scale = (bottom - top) / (ascent + descent)
        const [baseline, em] = [top + ascent * scale, Number.parseFloat(style['fontSize'] ?? '') * scale]
        return { left, top: baseline - ASCENT * em, right, bottom: baseline + DESCENT * em }
      },

      pieceOf(node: PageNode, text: string): LaidOutPiece | undefined {
        const element = node.parentElement
        if (text === '' || element === null || !page.isShown(element)) return undefined
        const range = document.createRange()
        range.selectNodeContents(node)
        const lines = [...range.getClientRects()]
          .filter(({ width, height }) => width > 0 && height > 0)
          .map((line) => page.aroundBaseline(line, getComputedStyle(element)))
        const [where, box, beyondFit] = [page.nameOf(element), page.boxAround(element), page.beyondFit(element)]
        return lines.length === 0 ? undefined : { box, where, text, lines, beyondFit }
      },
    }
    const walker = document.createTreeWalker(document.body, TEXT_NODES)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const piece = page.pieceOf(node, (node.textContent ?? '').replace(/\s+/g, ' ').trim())
      if (piece) pieces.push(piece)
    }
    return { boxes, pieces }
  },
}

/** An expression for the page whose value is a `LaidOutText`. */
export const LAID_OUT_TEXT = `({ ${Object.values(IN_PAGE).map(String).join()} }).laidOutText()`
