import { Invalid } from '../errors.ts'
import type { PlannedFigure, WrittenFigure } from '../plan/index.ts'
import { type Figure, type FigureData, figureOf } from '../render/index.ts'
import { dayMeant } from './day-meant.ts'
import type { CampaignOfMaterial } from './drawing.ts'

/** The numbers of a figure as they stand now: a timeline stands around the launch, and its moments have dates. */
function dated(figure: PlannedFigure, campaign: CampaignOfMaterial): FigureData {
  if (figure.chart !== 'timeline') return figure
  return {
    ...figure,
    launch: campaign.anchors['launch']!.wall.slice(0, 10),
    moments: figure.moments.map(({ key, at }) => ({ key, at: dayMeant(at, campaign) })),
  }
}

/** The figures of a content with its words, in the order in which they are shown. Throws `Invalid` for one that is not there. */
export function figuresIn(
  written: readonly WrittenFigure[] | undefined,
  figures: Readonly<Record<string, PlannedFigure>>,
  campaign: CampaignOfMaterial,
  language: string,
): { readonly name: string; readonly figure: Figure }[] {
  return (written ?? []).map(({ figure: name, ...words }, index) => {
    const data = Object.hasOwn(figures, name) ? figures[name] : undefined
    if (data !== undefined) return { name, figure: figureOf(dated(data, campaign), words, language) }
    const message = `there is no figure “${name}”; the material has ${Object.keys(figures).join(', ') || 'none'}`
    throw new Invalid([{ path: `figures[${index}].figure`, message, severity: 'error' }])
  })
}
