import type { PlannedMaterial } from '../../plan/index.ts'
import { choiceAddress, type MaterialChoice } from '../material-choice.ts'

interface PictureProps {
  readonly material: PlannedMaterial
  /** The path of the material's page. */
  readonly base: string
  readonly choice: MaterialChoice
}

/**
 * A small picture of a material, drawn by the reader's own browser when it comes into sight: a sheet or poster as its page
 * made small, an infographic as its SVG. It repeats what stands beside it, so it is neither read out nor reached by keys.
 */
export function SmallPicture({ material, base, choice }: PictureProps) {
  const isPicture = material.kind === 'infographic'
  return (
    <div class={`app-picture app-picture--${material.kind}`} aria-hidden="true">
      {isPicture ? (
        <img src={choiceAddress(`${base}/file`, { ...choice, format: 'svg' })} alt="" loading="lazy" />
      ) : (
        <iframe
          src={choiceAddress(`${base}/page.html`, choice)}
          title="Picture"
          sandbox=""
          loading="lazy"
          scrolling="no"
          tabindex={-1}
          inert
        />
      )}
    </div>
  )
}

/** The whole of it in a frame that runs nothing. */
export function LargePicture({ material, base, choice, title }: PictureProps & { readonly title: string }) {
  const shape = material.kind === 'infographic' ? ` app-board app-board--${choice.artboard ?? 'square'}` : ''
  return (
    <iframe
      class={`app-frame app-frame--tall${shape}`}
      sandbox=""
      src={choiceAddress(`${base}/page.html`, choice)}
      title={title}
    />
  )
}
