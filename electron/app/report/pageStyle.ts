/** The style of the report's page: light and dark as the reader's system says, and for paper. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1c1e21; --quiet: #5f6570; --rule: #d9dce1; --page: #fff; --shade: #f5f6f8; --accent: #1f4e8c; --bad: #9b2c1d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --quiet: #a2a8b3; --rule: #3a3f47; --page: #17191c; --shade: #1f2226; --accent: #8ab4f0; --bad: #f0a193; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 1000px; margin: 0 auto; padding: 40px 24px 64px; }
header { border-bottom: 2px solid var(--ink); padding-bottom: 16px; margin-bottom: 24px; }
h1 { font-size: 26px; line-height: 1.2; margin: 4px 0 6px; }
h2 { font-size: 16px; margin: 36px 0 10px; }
p { margin: 4px 0; }
.quiet, caption, th { color: var(--quiet); }
.strip { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); border: 1px solid var(--rule); border-radius: 6px; overflow: hidden; margin: 0; }
.strip div { padding: 12px 16px; box-shadow: -1px 0 var(--rule), 0 -1px var(--rule); }
.strip dt { color: var(--quiet); font-size: 12px; }
.strip dd { margin: 0; font-size: 20px; font-weight: 600; line-height: 1.3; }
.strip dd.more { font-size: 12px; font-weight: 400; color: var(--quiet); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 500; font-size: 12px; vertical-align: bottom; }
th, td { padding: 5px 12px 5px 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
thead th { border-bottom: 1px solid var(--ink); }
tfoot td { font-weight: 600; border-top: 1px solid var(--ink); border-bottom: 0; }
td.number, th.number { text-align: right; white-space: nowrap; }
td.key, th.key { white-space: nowrap; }
.scroll + .scroll { margin-top: 16px; }
td:last-child, th:last-child { padding-right: 0; }
td.bar { width: 32%; }
td.bar svg { display: block; width: 100%; height: 14px; margin-top: 4px; }
td.bar .track { fill: var(--shade); }
td.bar .full { fill: var(--accent); }
ul { margin: 4px 0; padding-left: 20px; }
.bad { color: var(--bad); }
.filters { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: end; margin: 8px 0 12px; }
.filters label { font-size: 12px; color: var(--quiet); display: grid; gap: 2px; }
select { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--rule); border-radius: 6px; padding: 4px 8px; }
select:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
output { margin-left: auto; font-weight: 600; }
footer { margin-top: 40px; border-top: 1px solid var(--rule); padding-top: 12px; font-size: 12px; color: var(--quiet); }
code { font: 12px ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #444; --rule: #bbb; --page: #fff; --shade: #eee; --accent: #333; --bad: #000; }
  @page { margin: 16mm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  .strip { grid-template-columns: repeat(3, 1fr); }
  .filters label { display: none; }
  thead { display: table-header-group; }
  tr, .strip, h2 { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;
