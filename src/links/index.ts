export { followLink } from './follow-link.ts'
export { linkAddress } from './link-code.ts'
export { linkCodes, materialLinkCodes } from './link-codes.ts'
