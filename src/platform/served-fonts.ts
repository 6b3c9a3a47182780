import { NotFound, RetryLater } from '../errors.ts'
import type { Fonts } from '../ports.ts'
import type { Fetch } from './mail-api-call.ts'
import { packageOfFont } from './shipped-fonts.mjs'

/** The shipped fonts from the assets that are deployed with the Worker. */
export function servedFonts(assets: { readonly fetch: Fetch } | undefined): Fonts {
  return {
    async read(file) {
      if (packageOfFont(file) === undefined) throw new NotFound(`there is no font ${file}`)
      if (!assets)
        throw new RetryLater('the binding ASSETS is missing; name it under [assets] in wrangler.toml and deploy', 60)
      const answer = await assets.fetch(`https://assets.invalid/assets/fonts/${file}`)
      if (!answer.ok)
        throw new NotFound(`the font ${file} is not among the deployed assets (${answer.status}); deploy anew`)
      return new Uint8Array(await answer.arrayBuffer())
    },
  }
}
