import type { Context } from 'hono'
import { createContext, useContext } from 'hono/jsx'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Role } from '../access/index.ts'
import type { Assets } from '../ports.ts'

/** Who looks at a page, and what the frame around every page needs to know. */
export interface Viewer {
  readonly email: string
  readonly roles: readonly Role[]
  /** Goes into every form; without it a form is refused. */
  readonly formToken: string
  /** The path of the page being shown. */
  readonly path: string
  /** What the last action did, told once. */
  readonly told?: string
  /** Example campaigns are there: every page says so. */
  readonly hasExamples: boolean
}

/** What every request carries for its page; `viewer` is absent on public pages. */
export interface Site {
  Variables: { assets: Assets; viewer?: Viewer }
}

interface Surroundings {
  readonly assets: Assets
  readonly viewer?: Viewer | undefined
}

const SurroundingsContext = createContext<Surroundings>({ assets: { style: '', script: '' } })

/** Answers with a page; its components find the viewer and the assets by `useViewer` and `useAssets`. */
export function show(
  c: Context,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: ContentfulStatusCode = 200,
) {
  const value: Surroundings = { assets: c.get('assets'), viewer: c.get('viewer') }
  return c.html(<SurroundingsContext.Provider value={value}>{page}</SurroundingsContext.Provider>, status)
}

/** The viewer of the page being rendered; nobody on a public page. */
export function useViewer(): Viewer | undefined {
  return useContext(SurroundingsContext).viewer
}

export function useAssets(): Assets {
  return useContext(SurroundingsContext).assets
}

/** Whether the viewer holds one of the roles: for offering an action. The verbs decide whether it is done. */
export function useMayAct(...roles: readonly Role[]): boolean {
  const viewer = useViewer()
  return viewer !== undefined && roles.some((role) => viewer.roles.includes(role))
}
