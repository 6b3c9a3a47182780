import { buildAssets } from '../../src/platform/build-assets.mjs'

/** Before any test: the style sheet and script that pages name. */
export default buildAssets
