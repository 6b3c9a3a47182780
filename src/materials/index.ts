export { ARTBOARDS, type Format, type FormatChoice, FORMATS, type RenderedFile, VARIANTS } from './formats.ts'
export { renderMaterial, type RenderInput } from './render-material.ts'
