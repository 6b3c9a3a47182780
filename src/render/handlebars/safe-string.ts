import { asText } from './values.ts'

/** Text that is put into the output as it is, because whoever made it has escaped it. */
export class SafeString {
  readonly string: unknown
  constructor(string: unknown) {
    this.string = string
  }
  toString(): string {
    return asText(this.string)
  }
  toHTML(): string {
    return asText(this.string)
  }
}
