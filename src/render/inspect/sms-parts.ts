/** How a text goes out as SMS. */
export interface SmsParts {
  /** GSM-7 (GSM 03.38), or UCS-2 for all of it once a single character is not in GSM-7. */
  readonly encoding: 'GSM-7' | 'UCS-2'
  /** Septets of GSM-7, of which the characters of its extension table take two; or UTF-16 units. */
  readonly units: number
  /** How many messages are paid for; none for an empty text. */
  readonly parts: number
  /** Units that the last part still has room for. */
  readonly left: number
  /** The characters that are not in GSM-7, each once, in order. */
  readonly outsideGsm: readonly string[]
}

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extension = new Set('\f^{}\\[~]|€')

/** Units of a message alone, and of each part of a longer one, whose parts carry a header. */
const room = { 'GSM-7': { alone: 160, each: 153 }, 'UCS-2': { alone: 70, each: 67 } } as const

/**
 * Encoding, units and parts of a text as SMS. Neither an escape pair of GSM-7 nor a surrogate pair is split between two
 * parts, so a part may go out with one unit unused.
 *
 * @example smsParts('Acta de nacimiento en línea').encoding // 'UCS-2', for í is not in GSM-7
 */
export function smsParts(text: string): SmsParts {
  const characters = Array.from(text)
  const outsideGsm = [...new Set(characters.filter((character) => !basic.has(character) && !extension.has(character)))]
  const encoding = outsideGsm.length > 0 ? 'UCS-2' : 'GSM-7'
  const sizes = characters.map((character) =>
    encoding === 'UCS-2' ? character.length : 1 + Number(extension.has(character)),
  )
  const units = sizes.reduce((sum, size) => sum + size, 0)
  const { alone, each } = room[encoding]
  if (units <= alone) return { encoding, units, parts: units === 0 ? 0 : 1, left: alone - units, outsideGsm }
  let parts = 1
  let used = 0
  for (const size of sizes) {
    if (used + size > each) {
      parts += 1
      used = 0
    }
    used += size
  }
  return { encoding, units, parts, left: each - used, outsideGsm }
}
