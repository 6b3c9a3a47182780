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
export { contentIn } from './content-in.ts'
export { figureNamesOf } from './draw-sheet.ts'
export { dayMeant } from './day-meant.ts'
export { allowedHosts } from './allowed-hosts.ts'
export { materialIn } from './asked-material.ts'
export { renderMaterial } from './render-material.ts'
export { checkBeforeApproval } from './checks/check-before-approval.ts'
export { checkMaterial, checkMaterials } from './checks/check-material.ts'
export { checkTyped } from './checks/check-typed.ts'
export { inspectTyped, type MaterialInspection } from './inspect-typed.ts'
export { previewOf, type ShowChoice, showMaterial } from './show-material.ts'
export { COPY_FORMATS } from './bulk/prepared-copies.ts'
export { type CopiesInput, type CopiesRendered, type CopyStore, renderCopies } from './bulk/render-copies.ts'
export type { CopyCounts } from './bulk/tally-of-copies.ts'
export { publishMaterial } from './versions/publish-material.ts'
export {
  changesSinceLast,
  inForce,
  type PublishedVersion,
  publishedVersion,
  publishedVersions,
} from './versions/published-versions.ts'
export type { VersionChange } from './versions/compare-versions.ts'
export { withdrawVersion } from './versions/withdraw-version.ts'
export { type PublicVersion, publicVersion } from './versions/public-version.ts'
export { versionFile } from './versions/version-file.ts'
export { showVersion } from './versions/show-version.ts'
export { answerIndex } from './versions/answer-index.ts'
export { keepPlacements, leavePlacement, markPlaced, type Placement, placementsOf } from './versions/placements.ts'
export { isCounted } from './versions/code-at-placement.ts'
export { importPlacements } from './versions/import-placements.ts'
export { PLACEMENT_KINDS, type PlacementKind } from './versions/read-placement.ts'
export { languagesOf, type VersionSnapshot } from './versions/snapshot.ts'
export { type PublishOutlook, publishOutlook } from './versions/publish-outlook.ts'
