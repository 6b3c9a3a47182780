export {
  ARTBOARDS,
  type Format,
  type FormatChoice,
  FORMATS,
  formatsOf,
  PAPERS,
  type RenderedFile,
  VARIANTS,
} from './formats.ts'
export type { Artboard, Paper, SheetVariant } from '../render/index.ts'
export { nextReviewOf } from './copy-of.ts'
export { materialIn } from './asked-material.ts'
export { renderMaterial, type RenderInput } from './render-material.ts'
export { checkBeforeApproval } from './checks/check-before-approval.ts'
export { checkMaterial, checkMaterials } from './checks/check-material.ts'
export { findInMaterial } from './checks/find-in-material.ts'
export { previewOf, type ShowChoice, showMaterial } from './show-material.ts'
export { COPY_FORMATS } from './bulk/prepared-copies.ts'
export { type CopiesInput, type CopiesRendered, type CopyStore, renderCopies } from './bulk/render-copies.ts'
export type { CopyCounts } from './bulk/tally-of-copies.ts'
