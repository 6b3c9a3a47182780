/**
 * The colours of a figure, as `#rrggbb`. On `ground`: `ink`, `quiet` and `accent` can be read as text (4.5:1), `second` is
 * seen as a shape (3:1); `faint` only decorates. `onAccent` is read on `accent`. `steps` are the classes of a map, from few to many.
 */
export interface Palette {
  readonly ground: string
  readonly ink: string
  readonly quiet: string
  readonly accent: string
  readonly onAccent: string
  readonly second: string
  readonly faint: string
  readonly steps: readonly [string, string, string, string, string]
}

/** The palettes that ship, by the name of their design. */
export const palettes = {
  clear: {
    ground: '#ffffff',
    ink: '#10213f',
    quiet: '#47546b',
    accent: '#0b57a4',
    onAccent: '#ffffff',
    second: '#5f7796',
    faint: '#dbe3ee',
    steps: ['#e8f0f9', '#b5d0ea', '#6fa3d4', '#2b72b5', '#0a4078'],
  },
  bold: {
    ground: '#1d1160',
    ink: '#ffffff',
    quiet: '#d9d4f7',
    accent: '#ffd23f',
    onAccent: '#1d1160',
    second: '#a99ff2',
    faint: '#43379a',
    steps: ['#3d3190', '#6f63c4', '#a99ff2', '#e3c46a', '#ffd23f'],
  },
  calm: {
    ground: '#ffffff',
    ink: '#1c3733',
    quiet: '#48605b',
    accent: '#0d6b63',
    onAccent: '#ffffff',
    second: '#648079',
    faint: '#dde8e2',
    steps: ['#e6f2ed', '#b4d8cb', '#74b3a3', '#328377', '#0a4d47'],
  },
  official: {
    ground: '#ffffff',
    ink: '#141414',
    quiet: '#4a4a4a',
    accent: '#86172a',
    onAccent: '#ffffff',
    second: '#6f6f6f',
    faint: '#dcdcdc',
    steps: ['#f6eaec', '#e3bcc2', '#c77b87', '#a33c4d', '#6b0f1f'],
  },
} satisfies Record<string, Palette>
