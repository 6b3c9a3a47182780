import { figurePhrases } from '../figure/figure-phrases.ts'
import { textBlock } from '../figure/measured-text.ts'
import { sketchOf } from '../figure/sketch.ts'
import { isolated } from '../figure/written-values.ts'
import type { Composed, Place } from './composed.ts'
import { drawCode } from './draw-code.ts'
import { fitAddress, fitText } from './fit-text.ts'
import type { Infographic } from './infographic.ts'
import { smallPrint } from './infographic-in-words.ts'

/** The column's part of the width. */
const COLUMN = 0.43

/** A column with owner, title and, at its foot, what to do; beside it the figures and the small print. */
export function composeBeside(
  infographic: Infographic,
  { sheet, design, fitFigures, unit }: Place,
  titleSize: number,
): Composed {
  const { language, title, lead = '', owner, code } = infographic
  const { width, height, margin, body } = sheet
  const sketch = sketchOf(width, language)
  const column = width * COLUMN
  const inner = column - margin.side - margin.side * 0.7
  const codeSide = code === undefined ? 0 : sheet.code
  const ownerText = textBlock(owner, { width: inner, size: Math.max(body.least, unit * 0.66), weight: 700, language })
  const titleText = textBlock(title, {
    width: inner,
    size: titleSize,
    weight: 700,
    language,
    tighter: 0.24,
    balanced: true,
  })
  const leadText = textBlock(lead, { width: inner, size: unit, language })
  const fit = { width: inner, least: body.least, weight: 700, language } as const
  const call = fitText(infographic.action ?? '', { ...fit, height: unit * 4.2, most: unit * 1.15, balanced: true })
  const address = fitAddress(isolated(infographic.address), { ...fit, language: 'en', height: unit * 3.2, most: unit })
  const hintRoom = { width: inner - codeSide - unit * 0.7, size: Math.max(body.least, unit * 0.72), language }
  const hint = textBlock(code === undefined ? '' : figurePhrases(language).scan, hintRoom)
  const titleTop = margin.top + ownerText.height + unit * 0.5
  const titleEnd = titleTop + titleText.height + (lead === '' ? 0 : unit * 0.4 + leadText.height)
  const footHigh = call.block.height + unit * 0.15 + address.block.height + (codeSide > 0 ? codeSide + unit * 0.5 : 0)
  const footTop = height - margin.bottom - footHigh
  const over = titleEnd + unit * 0.6 - footTop
  const right = { x: column + margin.side * 0.8, width: width - column - margin.side * 1.8 }
  const print = textBlock(smallPrint(infographic), { width: right.width, size: body.least, language })
  const printTop = height - margin.bottom - print.height
  const pad = design.figures === 'card' ? unit * 0.7 : 0
  const area = { top: margin.top, bottom: printTop - unit * 0.7 }
  const figures = fitFigures(right.width - pad * 2, area.bottom - area.top - pad * 2)

  function draw(): string {
    const { ground, ink } = design.column
    const addressTop = footTop + call.block.height + unit * 0.15
    const codeTop = height - margin.bottom - codeSide
    const card = { fill: design.palette.ground, rx: unit * 0.8 }
    return [
      sketch.box(0, 0, width, height, { fill: design.sheet.ground }),
      sketch.box(0, 0, column, height, { fill: ground }),
      sketch.text(ownerText, margin.side, margin.top, ink),
      sketch.text(titleText, margin.side, titleTop, ink),
      sketch.text(leadText, margin.side, titleTop + titleText.height + unit * 0.4, ink),
      sketch.text(call.block, margin.side, footTop, ink),
      sketch.text(address.block, margin.side, addressTop, ink),
      code === undefined ? '' : sketch.group(margin.side, codeTop, codeSide, drawCode(code, codeSide)),
      sketch.text(hint, margin.side + codeSide + unit * 0.7, codeTop + (codeSide - hint.height) / 2, ink),
      pad > 0 ? sketch.box(right.x, area.top, right.width, area.bottom - area.top, card) : '',
      sketch.group(right.x + pad, area.top + pad, right.width - pad * 2, figures.draw()),
      sketch.text(print, right.x, printTop, design.sheet.quiet),
    ].join('')
  }

  const misfits = [
    ...(titleText.broken ? [`A word of the title “${title}” is wider than its column.`] : []),
    ...(over > 0 ? [`Title and action take ${Math.ceil(over)} units more than the column has: shorten them.`] : []),
    ...[call.misfit, address.misfit].filter((misfit) => misfit !== undefined),
    ...figures.misfits,
  ]
  return { figureSize: figures.size, misfits, draw }
}
