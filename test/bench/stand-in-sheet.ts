import { encode } from 'uqr'
import { fontFiles } from '../../src/platform/font-files.ts'

const fonts = fontFiles()

/** Noto Sans, Latin, in both weights, as it is carried in a sheet. */
const FACES = (await Promise.all([400, 700].map(face))).join('')

async function face(weight: number): Promise<string> {
  const file = Buffer.from(await fonts.read(`noto-sans-latin-${weight}-normal.woff2`)).toString('base64')
  return `@font-face { font-family: "Noto Sans"; font-weight: ${weight}; src: url(data:font/woff2;base64,${file}) }`
}

const STYLE = `@page { size: A4; margin: 15mm } body { font: 11pt/1.4 "Noto Sans"; margin: 0 } h1 { font-size: 24pt }
  h2 { font-size: 15pt; background: #eee } td, th { border: 1px solid #999; padding: 4px } .office { break-before: page }`

const TEXT =
  'Bring your passport or your identity card and a recent photograph to the office. The service is free of charge, and an officer will help you to fill in the form if you would like it. '

/** Two pages about one of many offices, with fonts, a chart, a table and a code. */
export function standInSheet(office: number): string {
  const steps = Array.from({ length: 5 }, (_, step) => `<li><b>Step ${step + 1}.</b> ${TEXT}</li>`)
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].map(
    (day, at) =>
      `<tr><th scope="row">${day}</th><td>0${8 + (at % 2)}:00</td><td>1${6 + ((office + at) % 2)}:00</td></tr>`,
  )
  return `<!doctype html><html lang="en"><head><title>Renew your licence, office ${office}</title><style>${FACES}${STYLE}</style></head><body><main>
    <h1>Renew your licence online</h1><p>${TEXT.repeat(3)}</p>
    <h2>What you need</h2><ul><li>A passport</li><li>A photograph</li><li>Your number, ${office}</li></ul>
    <h2>How many renew online</h2>${chart(office, 400, 200)}
    <h2>Steps</h2><ol>${steps.join('')}</ol>
    <section class="office"><h2>Your office</h2><table><thead><tr><th scope="col">Day</th><th scope="col">From</th><th scope="col">To</th></tr></thead>
    <tbody>${days.join('')}</tbody></table><p>${TEXT.repeat(4)}</p><h2>How to know it is genuine</h2><p>${TEXT.repeat(2)}</p>
    ${code(`https://renew.example.gov/office/${office}`)}</section></main></body></html>`
}

/** A square for social media: a headline and a chart. */
export function standInInfographic(seed: number): string {
  return `<!doctype html><html lang="en"><head><title>Renewals</title><style>${FACES} body { margin: 0; font-family: "Noto Sans" } text { font-family: "Noto Sans" }</style></head><body>
    <svg width="1080" height="1080" viewBox="0 0 1080 1080" role="img" aria-label="Eight in ten renew online"><rect width="1080" height="1080" fill="#f3f2f1"/>
    <text x="80" y="200" font-size="96" font-weight="700">8 in 10 renew online</text><svg x="80" y="300">${chart(seed, 920, 680)}</svg></svg></body></html>`
}

function chart(seed: number, width: number, height: number): string {
  const bars = Array.from({ length: 8 }, (_, bar) => {
    const [x, tall] = [(bar * width) / 8, height * (0.2 + ((bar * 37 + seed) % 60) / 100)]
    return `<rect x="${x}" y="${height - tall}" width="${width / 10}" height="${tall}" fill="#1d70b8"/><text x="${x}" y="${height - 5}" font-size="${height / 16}">${2020 + bar}</text>`
  })
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Share of people who renewed online, by year"><title>Renewals</title>${bars.join('')}</svg>`
}

function code(address: string): string {
  const { data, size } = encode(address, { ecc: 'M', border: 4 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return `<svg viewBox="0 0 ${size} ${size}" width="120" role="img" aria-label="Code that leads to ${address}"><path d="${squares.join('')}"/></svg>`
}
