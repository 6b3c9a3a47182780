/** The one style sheet. Sizes in rem so that a reader's own text size holds; contrast at least 4.5:1 in both schemes. */
export const style = `
:root {
  color-scheme: light dark;
  --ink: #16202b; --quiet: #4a5866; --paper: #ffffff; --ground: #f2f4f6; --line: #c6ced6;
  --action: #0b5c4a; --action-ink: #ffffff; --focus: #ffbf47; --good: #0b5c4a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #eef2f5; --quiet: #b4c0cb; --paper: #17202a; --ground: #0e151c; --line: #3c4956;
    --action: #7fe0c5; --action-ink: #06231c; --good: #7fe0c5;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1.125rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
main {
  width: min(40rem, 100% - 2rem); margin: clamp(1rem, 6vh, 4rem) auto; padding: clamp(1.25rem, 5vw, 2.5rem);
  background: var(--paper); border: 1px solid var(--line); border-radius: .5rem;
}
h1 { margin: 0 0 1rem; font-size: clamp(1.5rem, 5vw, 2rem); line-height: 1.2; text-wrap: balance; }
p { margin: 0 0 1rem; }
.quiet { color: var(--quiet); font-size: 1rem; }
form { margin: 1.5rem 0 0; }
fieldset { border: 0; margin: 0 0 1.5rem; padding: 0; }
legend { padding: 0; margin-bottom: .75rem; font-weight: 600; }
.choice { display: flex; gap: .75rem; align-items: flex-start; padding: .5rem 0; }
.choice input { flex: none; width: 1.5rem; height: 1.5rem; margin: .1rem 0 0; accent-color: var(--action); }
button {
  font: inherit; font-weight: 600; min-height: 2.75rem; padding: .55rem 1.4rem; cursor: pointer;
  color: var(--action-ink); background: var(--action); border: 2px solid transparent; border-radius: .375rem;
}
a { color: var(--action); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; box-shadow: 0 0 0 6px #16202b; }
.skip { position: absolute; left: -99rem; padding: .75rem 1rem; background: var(--paper); }
.skip:focus { left: .5rem; top: .5rem; }
.done { border-left: .375rem solid var(--good); padding-left: 1rem; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { text-align: left; padding: .6rem .75rem .6rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.scroll { overflow-x: auto; }
code { font-size: .95em; overflow-wrap: anywhere; }
`
