import { darkRuns, QUIET_ZONE, type QrModules } from '../code/qr-code.ts'
import { element } from '../figure/svg-markup.ts'

/** A QR code with its quiet zone, dark on light whatever the ground, as a square of a side. */
export function drawCode(code: QrModules, side: number): string {
  const modules = code.size + QUIET_ZONE * 2
  return element(
    'g',
    { transform: `scale(${side / modules})`, 'data-mark': 'code' },
    element('rect', { width: modules, height: modules, rx: 1.2, fill: '#ffffff' }),
    // One path with soft edges: crisp ones would make squares of five pixels beside squares of six.
    element('path', { d: darkRuns(code), fill: '#000000' }),
  )
}
