/** The look of the report page; system fonts, contrast of at least 4.5 to 1 for text and 3 to 1 for shapes. */
export const PAGE_STYLE = `
:root { --ink: #16202c; --soft: #4b5764; --line: #d5dbe1; --paper: #ffffff; --shade: #f4f6f8; --deep: #123c4a; --bar: #1b6f86; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5; font-size: 1rem;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
header.top { background: var(--deep); color: #fff; padding: 2.5rem 0 2.75rem; }
.wide { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
h1 { font-size: clamp(1.75rem, 4.5vw, 2.75rem); line-height: 1.15; margin: .35rem 0 .75rem; letter-spacing: -.015em; text-wrap: balance; }
h2 { font-size: 1.6rem; line-height: 1.2; margin: 0; letter-spacing: -.01em; }
h3 { font-size: 1.15rem; margin: 0; }
p { margin: 0 0 .75rem; max-width: 42rem; }
.kicker { margin: 0; font-weight: 600; color: #b9dbe4; }
.top p { color: #e3eef1; max-width: none; }
.top a { color: #fff; }
.caveat { border-left: .35rem solid #b25e00; background: #fff4e2; padding: .9rem 1.1rem; margin: 1.5rem 0 0; max-width: none; }
.glance { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1px; background: var(--line);
  border: 1px solid var(--line); margin: 2rem 0 0; padding: 0; }
.glance div { background: var(--paper); padding: 1.1rem 1.25rem; display: flex; flex-direction: column; }
.glance dt { order: 2; font-weight: 600; }
.glance dd { margin: 0; }
.glance .number { order: 1; font-size: 1.9rem; font-weight: 700; white-space: nowrap; line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.glance .note { order: 3; color: var(--soft); font-size: .9rem; }
ul.goals { list-style: none; margin: 1.25rem 0 0; padding: 0; }
.goals li { display: grid; grid-template-columns: 11.5rem 1fr; gap: .35rem 1rem; align-items: start; padding: .65rem 0; border-bottom: 1px solid var(--line); }
.goals .verdict { justify-self: start; }
section { padding: 2.5rem 0 0; margin: 0; }
.stage { display: flex; flex-wrap: wrap; gap: .2rem .9rem; align-items: baseline; border-top: 3px solid var(--deep); padding-top: .9rem; margin-bottom: 1.25rem; }
.stage p { margin: 0; color: var(--soft); }
.goal { border: 1px solid var(--line); border-radius: .4rem; padding: 1.25rem; margin: 0 0 1.25rem; break-inside: avoid; }
.goal .head { display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: space-between; align-items: center; }
.figure { font-size: 1.3rem; font-weight: 650; line-height: 1.3; margin: .7rem 0 .1rem; max-width: none; font-variant-numeric: tabular-nums; }
.bar { display: block; width: 100%; height: 2.6rem; margin: 0 0 1rem; }
.verdict { border-radius: 1rem; padding: .15rem .75rem; font-weight: 600; font-size: .9rem; white-space: nowrap; border: 1px solid currentColor; }
.met { color: #0b5f38; background: #e7f5ed; }
.not-met { color: #93191c; background: #fdecec; }
.too-early, .unclear { color: #6a4700; background: #fff4da; }
.not-judged { color: #414b56; background: #eef1f3; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: 0; font-size: .95rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
.scroll { overflow-x: auto; margin: 0 0 1.5rem; }
.scroll:focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; font-size: 1.05rem; padding: 0 0 .5rem; }
caption span { display: block; font-weight: 400; font-size: .9rem; color: var(--soft); max-width: min(42rem, calc(100vw - 2.5rem)); }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
th.first { min-width: 10rem; }
th.when { min-width: 11.5rem; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
td.n, th.n { text-align: right; padding-left: .5rem; white-space: nowrap; }
tbody th { font-weight: 600; }
tfoot th, tfoot td { border-bottom: 0; border-top: 2px solid var(--ink); font-weight: 650; }
.sub { display: block; color: var(--soft); font-weight: 400; font-size: .875rem; }
.alarm { color: #93191c; font-weight: 600; }
ul.plain { margin: 0; padding: 0; list-style: none; }
ul.plain > li { padding: .8rem 0; border-bottom: 1px solid var(--line); max-width: 50rem; }
ul.plain > li:first-child { border-top: 1px solid var(--line); }
.do { display: block; color: var(--soft); }
footer { margin: 3rem 0 0; background: var(--shade); border-top: 1px solid var(--line); padding: 2rem 0 2.5rem; font-size: .95rem; }
footer h2 { font-size: 1.15rem; margin-bottom: .6rem; }
@media (max-width: 40rem) {
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .5rem; }
  .glance { grid-template-columns: 1fr 1fr; }
  .glance div { padding: .9rem; }
  .glance .number { font-size: 1.35rem; }
  .goals li { grid-template-columns: 1fr; }
}
@media screen and (max-width: 40rem) {
  table, caption, tbody, tfoot, tr, th, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .scroll { position: relative; }
  tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  th, td, tfoot th, tfoot td { padding: .1rem 0; border: 0; overflow-wrap: anywhere; }
  td:empty { display: none; }
  td.n { display: inline-block; padding: 0 1.1rem 0 0; text-align: left; font-weight: 650; }
  td.n::before { content: attr(data-label) ": "; color: var(--soft); font-weight: 400; }
}
@media print {
  @page { margin: 16mm 14mm; }
  body { font-size: 10pt; }
  header.top { background: none; color: var(--ink); padding: 0; }
  .top p, .top a, .kicker { color: var(--ink); }
  .wide { max-width: none; padding: 0; }
  ul.goals { list-style: none; margin: 1.25rem 0 0; padding: 0; }
.goals li { display: grid; grid-template-columns: 11.5rem 1fr; gap: .35rem 1rem; align-items: start; padding: .65rem 0; border-bottom: 1px solid var(--line); }
.goals .verdict { justify-self: start; }
section { padding-top: 1.5rem; }
  .stage { break-after: avoid; }
  tr, .goal, li { break-inside: avoid; }
  .scroll { overflow: visible; }
  svg, .verdict { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  footer { background: none; }
}
`
