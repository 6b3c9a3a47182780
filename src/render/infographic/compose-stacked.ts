import { figurePhrases } from '../figure/figure-phrases.ts'
import { textBlock } from '../figure/measured-text.ts'
import { sketchOf } from '../figure/sketch.ts'
import { isolated } from '../figure/written-values.ts'
import { lineSpacing } from '../font/fonts-for-text.ts'
import type { Composed, Place } from './composed.ts'
import { drawCode } from './draw-code.ts'
import { fitAddress, fitText } from './fit-text.ts'
import type { Infographic } from './infographic.ts'
import { smallPrint } from './infographic-in-words.ts'

/** Owner and title on top, the figures, the small print, and at the foot what to do. The title at a size. */
export function composeStacked(infographic: Infographic, place: Place, titleSize: number): Composed {
  const { sheet, design, fitFigures, unit } = place
  const { language, title, lead = '', owner } = infographic
  const { width, height, margin, body } = sheet
  const inner = width - margin.side * 2
  const sketch = sketchOf(width, language)
  const action = actionStrip(infographic, place, titleSize)
  const print = textBlock(smallPrint(infographic), { width: inner, size: body.least, language })
  const ownerText = textBlock(owner, { width: inner, size: Math.max(body.least, unit * 0.66), weight: 700, language })
  const titleText = textBlock(title, {
    width: inner,
    size: titleSize,
    weight: 700,
    language,
    tighter: 0.24,
    balanced: true,
  })
  const leadText = textBlock(lead, { width: inner, size: unit * 1.05, language })
  const inBand = design.title.form === 'band'
  const sparkHigh = design.title.form === 'mark' ? unit * 0.95 + titleSize * riseOf(language) : 0
  const titleTop = margin.top + ownerText.height + unit * 0.7 + sparkHigh
  const headEnd =
    titleTop + titleText.height + (lead === '' ? 0 : unit * 0.35 + leadText.height) + (inBand ? unit * 0.9 : 0)
  const actionTop = height - action.height
  const printTop = actionTop - print.height - unit * 0.75
  const pad = design.figures === 'card' ? unit * 0.75 : 0
  const area = { top: headEnd + unit * 0.9, bottom: printTop - unit * 0.7 }
  const figures = fitFigures(inner - pad * 2, area.bottom - area.top - pad * 2)

  function draw(): string {
    const { ink, quiet } = design.sheet
    const headInk = inBand ? design.title.ink : ink
    const card = { fill: design.palette.ground, rx: unit * 0.8 }
    return [
      sketch.box(0, 0, width, height, { fill: design.sheet.ground }),
      inBand ? sketch.box(0, 0, width, headEnd, { fill: design.title.ground }) : '',
      sketch.text(ownerText, margin.side, margin.top, headInk),
      sparkHigh > 0 ? sketch.box(margin.side, titleTop - sparkHigh, unit * 3, unit * 0.28, { fill: design.spark }) : '',
      sketch.text(titleText, margin.side, titleTop, headInk),
      sketch.text(leadText, margin.side, titleTop + titleText.height + unit * 0.35, inBand ? headInk : quiet),
      pad > 0 ? sketch.box(margin.side, area.top, inner, area.bottom - area.top, card) : '',
      sketch.group(margin.side + pad, area.top + pad, inner - pad * 2, figures.draw()),
      sketch.text(print, margin.side, printTop, quiet),
      sketch.group(0, actionTop, width, action.draw()),
    ].join('')
  }

  const broken = titleText.broken ? [`A word of the title “${title}” is wider than the sheet.`] : []
  return { figureSize: figures.size, misfits: [...broken, ...action.misfits, ...figures.misfits], draw }
}

/** How far above its line a word begins in scripts that slope, as a multiple of the size. */
function riseOf(language: string): number {
  return lineSpacing(language) > 2 ? 0.5 : 0
}

/** What to do, the address, and the code to scan, from side to side at the foot of the sheet. */
function actionStrip(infographic: Infographic, { sheet, design, unit }: Place, titleSize: number) {
  const { language, code } = infographic
  const { width, margin, body } = sheet
  const { form, ground, ink } = design.action
  const sketch = sketchOf(width, language)
  const isPanel = form === 'panel'
  const pad = isPanel ? unit * 0.8 : 0
  const codeSide = code === undefined ? 0 : sheet.code
  const textWide = width - margin.side * 2 - pad * 2 - (codeSide === 0 ? 0 : codeSide + unit)
  const fit = { width: textWide, least: body.least, weight: 700, language } as const
  const call = fitText(infographic.action ?? '', {
    ...fit,
    height: codeSide * 0.6 || unit * 5,
    most: Math.min(unit * 1.45, titleSize * 0.8),
    balanced: true,
  })
  const hint = textBlock(figurePhrases(language).scan, {
    width: textWide,
    size: Math.max(body.least, unit * 0.75),
    language,
  })
  const address = fitAddress(isolated(infographic.address), {
    ...fit,
    language: 'en',
    height: unit * 3,
    most: unit * 1.1,
  })
  const said = code === undefined ? 0 : hint.height
  const textHigh = call.block.height + unit * 0.4 + said + address.block.height
  const inside = Math.max(codeSide, textHigh)
  const above = form === 'rules' ? unit * 0.6 : unit * 0.75
  const height = above + inside + (isPanel ? above + margin.bottom : Math.max(margin.bottom, unit * 0.85))

  function draw(): string {
    const top = above + (inside - textHigh) / 2
    const x = margin.side + pad
    const surface = isPanel
      ? sketch.box(margin.side, 0, width - margin.side * 2, height - margin.bottom, { fill: ground, rx: unit * 0.8 })
      : form === 'band'
        ? sketch.box(0, 0, width, height, { fill: ground })
        : sketch.box(margin.side, 0, width - margin.side * 2, unit * 0.12, { fill: ink })
    return [
      surface,
      sketch.text(call.block, x, top, ink),
      said === 0 ? '' : sketch.text(hint, x, top + call.block.height + unit * 0.4, ink),
      sketch.text(address.block, x, top + call.block.height + unit * 0.4 + said, ink),
      code === undefined
        ? ''
        : sketch.group(
            width - margin.side - pad - codeSide,
            above + (inside - codeSide) / 2,
            codeSide,
            drawCode(code, codeSide),
          ),
    ].join('')
  }

  return { height, misfits: [call.misfit, address.misfit].filter((misfit) => misfit !== undefined), draw }
}
