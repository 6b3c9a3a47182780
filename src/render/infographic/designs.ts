import { type Palette, palettes } from '../figure/palette.ts'

/** Ground and ink of a part; text on it is read at 4.5:1 at least. */
export interface Surface {
  readonly ground: string
  readonly ink: string
}

/** How an infographic looks: its colours and how its parts are set off from each other. */
export interface Design {
  /** Colours of the figures. */
  readonly palette: Palette
  /** The sheet itself, with the owner, the title and the source on it. */
  readonly sheet: Surface & { readonly quiet: string }
  /** The title on a band of its own, under a short thick rule, or by itself. */
  readonly title: { readonly form: 'band' | 'mark' | 'bare' } & Surface
  /** The figures on a card with round corners, or on the sheet. */
  readonly figures: 'card' | 'bare'
  /** The call to action on a band from side to side, a panel with round corners, or between rules. */
  readonly action: { readonly form: 'band' | 'panel' | 'rules' } & Surface
  /** Where title and action stand beside the figures, the column they stand on. */
  readonly column: Surface
  /** Of the mark over the title; decorates only. */
  readonly spark: string
}

const { clear, bold, calm, official } = palettes

/** The designs that ship. */
export const designs = {
  /** White, blue, much space: the service itself speaks. */
  clear: {
    palette: clear,
    sheet: { ground: '#ffffff', ink: clear.ink, quiet: clear.quiet },
    title: { form: 'mark', ground: '#ffffff', ink: clear.ink },
    figures: 'bare',
    action: { form: 'band', ground: clear.accent, ink: '#ffffff' },
    column: { ground: clear.accent, ink: '#ffffff' },
    spark: '#ffb81c',
  },
  /** Light on dark, to be seen from afar and between other pictures. */
  bold: {
    palette: bold,
    sheet: { ground: bold.ground, ink: bold.ink, quiet: bold.quiet },
    title: { form: 'bare', ground: bold.ground, ink: bold.ink },
    figures: 'bare',
    action: { form: 'band', ground: bold.accent, ink: bold.ground },
    column: { ground: bold.accent, ink: bold.ground },
    spark: bold.accent,
  },
  /** Warm paper with a white card: for what worries people. */
  calm: {
    palette: calm,
    sheet: { ground: '#f4efe4', ink: calm.ink, quiet: calm.quiet },
    title: { form: 'bare', ground: '#f4efe4', ink: calm.ink },
    figures: 'card',
    action: { form: 'panel', ground: '#d3e9e0', ink: '#0f3b36' },
    column: { ground: '#f4efe4', ink: calm.ink },
    spark: calm.accent,
  },
  /** Black on white between rules, as a notice. */
  official: {
    palette: official,
    sheet: { ground: '#ffffff', ink: official.ink, quiet: official.quiet },
    title: { form: 'band', ground: official.accent, ink: '#ffffff' },
    figures: 'bare',
    action: { form: 'rules', ground: '#ffffff', ink: official.ink },
    column: { ground: official.accent, ink: '#ffffff' },
    spark: official.accent,
  },
} satisfies Record<string, Design>

export type DesignName = keyof typeof designs
