import { raw } from 'hono/html'
import type { Problem } from '../../errors.ts'

const STYLE = `body{margin:0;padding:1.5rem;font:1.1875rem/1.4 system-ui,sans-serif;color:#14201d;background:#fff}
main{border-left:5px solid #b3261e;padding-left:1rem}h1{font-size:1.375rem;margin:0 0 .75rem}
ul{margin:0;padding-left:1.25rem}li{margin-bottom:.5rem}p{color:#4a5a55}`

/** Stands in a frame for a document that cannot be drawn: what keeps it from being. It needs no style of the pages. */
export function FramedProblem({ title, problems }: { title: string; problems: readonly Problem[] }) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          <style>{raw(STYLE)}</style>
        </head>
        <body>
          <main>
            <h1>{title}</h1>
            <ul>
              {problems.map(({ message }) => (
                <li>{message}</li>
              ))}
            </ul>
          </main>
        </body>
      </html>
    </>
  )
}
