import { type Checking, deeper, fault, isNamed } from './checking.ts'
import { blockWords, checkPath, checkValues } from './check-expression.ts'
import { type Block, isSimple, nameOf, type Program } from './syntax-tree.ts'

/** `{{#if}}`, `{{#unless}}`, `{{#each}}`, `{{#with}}`, and `{{#name}}`, which goes by what the name holds. */
export function checkBlock(block: Block, checking: Checking): void {
  if (block.openStrip.open === undefined) {
    fault(checking, block.loc, 'Raw blocks in four braces cannot be used here. To show two braces write \\{{.')
    return
  }
  const path = nameOf(block.path)
  const word = isSimple(path) && !path.data && !isNamed(path, checking) ? path.original : ''
  checkBranch(block, block.program, checking)
  checkBranch(block, block.inverse, checking)
  if (blockWords.includes(word)) checkWord(word, block, checking)
  else if (isUnknownHelper(word, block, checking)) {
    const choice = blockWords.map((known) => `{{#${known} …}}`).join(', ')
    fault(checking, block.loc, `There is no block helper "${path.original}". There are ${choice}.`)
  } else {
    checkPath(path, checking)
    refuseNames(block, checking)
  }
}

function isUnknownHelper(word: string, { params, hash }: Block, { helpers }: Checking): boolean {
  const helper = helpers.get(word)
  return params.length > 0 || hash !== undefined || word === 'lookup' || (helper !== undefined && !helper.needsValue)
}

function checkBranch(block: Block, program: Program | null | undefined, checking: Checking): void {
  if (!program) return
  const inner = deeper(checking, block.loc, program)
  if (inner) inner.inside(program, inner)
}

function checkWord(word: string, block: Block, checking: Checking): void {
  if (block.params.length !== 1)
    fault(checking, block.loc, `"#${word}" takes exactly one value: write {{#${word} name}}.`)
  else checkValues(block, checking)
  if (word !== 'each' && word !== 'with') refuseNames(block, checking)
}

function refuseNames(block: Block, checking: Checking): void {
  if ((block.program?.blockParams?.length ?? 0) > 0)
    fault(checking, block.loc, 'Names with "as |…|" go with #each and #with only.')
}
