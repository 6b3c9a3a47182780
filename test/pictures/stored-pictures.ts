import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Drawing, Pictured } from './drawn-templates.ts'
import { cut, lay, type Picture, readPicture, reduced, writePicture } from './small-picture.ts'

const FOLDER = join(import.meta.dirname, 'stored')
/** The same, large enough to be looked at; no part of the repository. */
const TO_LOOK_AT = join(import.meta.dirname, '../../.fanfare/pictures')
const LARGER = 3
/** Where a column ends before the picture does. */
const BEYOND = 160

/** Draws a template in all its languages and keeps the picture. Answers how many bytes it takes. */
export async function store(template: Pictured, drawing: Drawing): Promise<number> {
  const { name, languages, width, drawings } = template
  const [format = ''] = Object.keys(drawings)
  const large: Picture[] = []
  for (const language of languages) large.push(await drawnLarge(template, { format, language }, drawing))
  write(TO_LOOK_AT, name, beside(large))
  return write(FOLDER, name, beside(large.map((column) => reduced(column, width))))
}

function drawnLarge(
  { drawings, width }: Pictured,
  { format, language }: { format: string; language: string },
  drawing: Drawing,
): Promise<Picture> {
  return drawings[format]!(drawing, language, width * LARGER)
}

function beside(columns: readonly Picture[]): Picture {
  const [{ width } = { width: 0 }] = columns
  const height = Math.max(...columns.map((column) => column.height))
  const colours = new Uint8Array(width * columns.length * height * 3).fill(BEYOND)
  const whole = { width: width * columns.length, height, colours }
  for (const [index, column] of columns.entries()) lay(column, whole, index * width, 0)
  return whole
}

function write(folder: string, name: string, picture: Picture): number {
  const png = writePicture(picture)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.png`), png)
  return png.length
}

/** The stored picture of a template in one language, and the one drawn now as that was, as high as each other. */
export async function besideStored(
  template: Pictured,
  which: { readonly format: string; readonly language: string },
  drawing: Drawing,
): Promise<{ stored: Picture; drawn: Picture }> {
  const { name, languages, width } = template
  const drawn = reduced(await drawnLarge(template, which, drawing), width)
  const file = join(FOLDER, `${name}.png`)
  if (!existsSync(file)) throw new Error(`${name} has no stored picture; npm run pictures draws it`)
  const whole = readPicture(readFileSync(file))
  if (whole.width !== width * languages.length) throw new Error(`${file} has other columns; npm run pictures draws it anew`) // prettier-ignore
  const height = Math.max(whole.height, drawn.height)
  return {
    stored: cut(whole, languages.indexOf(which.language) * width, width, height, BEYOND),
    drawn: cut(drawn, 0, width, height, BEYOND),
  }
}

export function storedNames(): string[] {
  return readdirSync(FOLDER).map((name) => name.replace(/\.png$/, ''))
}

/** Takes away the pictures of templates that are none any more. */
export function forgetOthers(names: readonly string[]): void {
  for (const name of storedNames()) if (!names.includes(name)) rmSync(join(FOLDER, `${name}.png`))
}
