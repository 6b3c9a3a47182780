/** A Worker has no files: `wrangler.toml` has templates bundled as text. */
declare module '*.hbs' {
  const text: string
  export default text
}

/** What `build-assets.mjs` wrote, absent before the first build. */
declare module '*/assets-manifest.json' {
  const manifest: { readonly style: string; readonly script: string }
  export default manifest
}
