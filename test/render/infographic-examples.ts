import { type Figure, type Infographic, qrModules } from '../../src/render/index.ts'
import { example, type Language } from './figure-examples.ts'

/** In the codes of all of them. */
export const WEB_ADDRESS = 'https://renew.example.gov/licence'

/** An infographic with this figure. */
export function exampleInfographic(figure: Figure, language: Language): Infographic {
  return {
    language,
    title: figure.words.title,
    figures: [figure],
    action: example('timeline', language).words.labels['launch']!,
    address: WEB_ADDRESS.replace('https://', ''),
    code: qrModules(WEB_ADDRESS),
    owner: 'Driver licensing',
    version: '3',
    date: '2027-01-15',
  }
}
