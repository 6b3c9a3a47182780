export { batchesOf } from './csv-batches.ts'
export { headerFault, type HeaderFault, readHeaderRow, twiceNamed, wrongHeader } from './csv-header.ts'
export { type Line, linesOf } from './csv-lines.ts'
export { type CsvRow, type CsvShape, rowsOfLines } from './csv-rows.ts'
