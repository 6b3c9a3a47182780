import type { VersionPage } from '../../../db/queries/material-versions.ts'
import type { PlannedInfographic, PlannedSheet } from '../../plan/index.ts'
import { infographicInWords, infographicPage, readPicturePages } from '../../render/index.ts'
import { copyOf } from '../copy-of.ts'
import { drawnOn, infographicOf } from '../draw-infographic.ts'
import { preparedSheet } from '../draw-sheet.ts'
import type { Copy, DrawingPorts } from '../drawing.ts'
import { ARTBOARDS, VARIANTS } from '../formats.ts'
import { keptApart, type Pictures } from '../pictures-of.ts'
import { CODE_PLACE } from './code-place.ts'
import { languagesOf, type VersionSnapshot } from './snapshot.ts'
import type { Tracked } from './tracked-links.ts'

/** In pictures fonts are put where this stands. */
export const PICTURE_FONTS_PLACE = '/* fonts */'

/**
 * A version in every language that it is written in and every form, as it is kept: without fonts, and with a place for its
 * code; its pictures by their hashes. Throws `Invalid` where it cannot be drawn.
 */
export function drawVersion(
  ports: Pick<DrawingPorts, 'templates'>,
  snapshot: VersionSnapshot,
  number: number,
  now: Date,
  pictures: Pictures,
  tracked: Tracked,
): VersionPage[] {
  const { campaign, material } = snapshot
  const apart = keptApart(pictures)
  return languagesOf(snapshot).flatMap((language) =>
    material.kind === 'infographic'
      ? picturePages(ports, { ...copyOf(campaign, material, language, now, apart), version: number })
      : sheetPages(ports, {
          ...copyOf(campaign, material, language, now, apart),
          version: number,
          tracked: tracked(language),
        }),
  )
}

function sheetPages(ports: Pick<DrawingPorts, 'templates'>, copy: Copy<PlannedSheet>): VersionPage[] {
  const { language, material } = copy
  const { paper = 'A4' } = material
  const drawn = VARIANTS.map((variant) => ({
    variant,
    ...preparedSheet(ports, copy, { variant, paper })({ svg: CODE_PLACE }),
  }))
  return [
    ...drawn.map(({ variant, html }) => ({ language, form: variant, body: html })),
    { language, form: 'text', body: drawn[0]!.text },
  ]
}

function picturePages(ports: Pick<DrawingPorts, 'templates'>, copy: Copy<PlannedInfographic>): VersionPage[] {
  const { language, material, campaign } = copy
  const infographic = infographicOf(copy)
  const sources = readPicturePages((path) => ports.templates.read(path))
  const square = drawnOn('square', infographic, material.template)
  const page = infographicPage(infographic, square, sources, material.address ?? campaign.service.url)
  return [
    ...ARTBOARDS.map((artboard) => {
      const { svg } = drawnOn(artboard, infographic, material.template, PICTURE_FONTS_PLACE)
      return { language, form: artboard, body: svg }
    }),
    { language, form: 'page', body: page },
    { language, form: 'text', body: infographicInWords(infographic) },
  ]
}
