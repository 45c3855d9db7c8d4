import type { Hex } from '../../../shared/domain/colour.ts';
import { mixed, readable, standingOut, visible } from '../../../shared/domain/colour.ts';

const light = { page: '#ffffff', ink: '#1c1e21', quiet: '#5f6570', rule: '#d9dce1', bad: '#9b2c1d' };
const dark = { page: '#17191c', ink: '#e8eaed', quiet: '#a2a8b3', rule: '#3a3f47', bad: '#f0a193' };
const print = { ...light, ink: '#000000', quiet: '#444444', rule: '#bbbbbb', bad: '#000000' };

/** The colours of a page: its own, and what the brand's colour becomes on it. */
function theme({ page, ink, quiet, rule, bad }: typeof light, accent: Hex): string {
  const full = standingOut(accent, page, visible);
  const named = {
    page,
    ink,
    quiet,
    rule,
    bad,
    accent: standingOut(accent, page, readable),
    full,
    half: mixed(page, full, 0.45),
    faint: mixed(page, full, 0.12),
    tint: mixed(page, accent, 0.06),
  };
  return Object.entries(named)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}

/** The style of the report's page: light and dark as the reader's system says, narrow, and for paper. `accent` is a checked `#rrggbb`. */
export const pageStyle = (accent: Hex): string => `
:root { color-scheme: light dark; ${theme(light, accent)} }
@media (prefers-color-scheme: dark) { :root { ${theme(dark, accent)} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums; border-top: 6px solid var(--full); }
main { max-width: 1000px; margin: 0 auto; padding: 36px 24px 64px; }
.logo { display: inline-block; background: #fff; border-radius: 6px; margin-bottom: 20px; }
.logo img { display: block; max-height: 56px; max-width: min(280px, 70vw); width: auto; height: auto; }
@media (prefers-color-scheme: dark) { .logo { padding: 8px 12px; } }
header { padding-bottom: 20px; }
.kind { color: var(--accent); font-weight: 600; }
h1 { font-size: 30px; line-height: 1.15; margin: 2px 0 8px; overflow-wrap: anywhere; text-wrap: balance; }
h2 { font-size: 17px; margin: 44px 0 12px; }
p { margin: 4px 0; overflow-wrap: anywhere; }
.quiet, caption, th { color: var(--quiet); }
.strip { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); border-top: 2px solid var(--full); background: var(--tint); margin: 0; }
.strip div { padding: 12px 14px; display: flex; flex-direction: column; }
.strip dt { font-size: 12px; order: 1; }
.strip dd { margin: 0; font-size: 22px; font-weight: 600; line-height: 1.3; }
.strip dd.more { order: 2; font-size: 12px; font-weight: 400; color: var(--quiet); }
.comment { margin: 24px 0 0; padding: 2px 0 2px 16px; border-left: 3px solid var(--full); font-size: 15px; }
.comment .quiet { font-size: 12px; }
figure { margin: 0 0 12px; }
figure svg { display: block; width: 100%; height: auto; }
figure .narrow { display: none; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 32px; align-items: start; }
@media (max-width: 720px) {
  main { padding: 24px 16px 48px; }
  .beside { grid-template-columns: 1fr; gap: 8px; }
  figure .wide { display: none; }
  figure .narrow { display: block; }
}
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 500; font-size: 12px; vertical-align: bottom; }
th, td { padding: 6px 14px 6px 0; border-bottom: 1px solid var(--rule); vertical-align: top; overflow-wrap: anywhere; }
td:not([class]) { min-width: 9em; }
thead th { border-bottom: 1px solid var(--ink); overflow-wrap: normal; }
tfoot td { font-weight: 600; border-top: 1px solid var(--ink); border-bottom: 0; }
td.number, th.number { text-align: right; }
td.number, td.key, th.key { white-space: nowrap; }
.scroll + .scroll { margin-top: 16px; }
td:last-child, th:last-child { padding-right: 0; }
ul { margin: 4px 0; padding-left: 20px; }
.bad { color: var(--bad); font-weight: 600; }
.filters { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: end; margin: 8px 0 12px; }
.filters label { font-size: 12px; color: var(--quiet); display: grid; gap: 2px; max-width: 100%; }
select, input { font: inherit; font-size: 14px; color: var(--ink); background: var(--page); border: 1px solid var(--quiet); border-radius: 6px; padding: 5px 8px; min-height: 34px; max-width: 220px; }
select:focus-visible, input:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
output { margin-left: auto; font-weight: 600; padding: 6px 0; }
footer { margin-top: 44px; border-top: 1px solid var(--rule); padding-top: 12px; font-size: 12px; color: var(--quiet); overflow-wrap: anywhere; }
@media print {
  :root { color-scheme: light; ${theme(print, accent)} }
  @page { margin: 16mm; }
  body { font-size: 10pt; border-top: 0; }
  main { max-width: none; padding: 0; }
  .logo { padding: 0; }
  .strip { grid-template-columns: repeat(3, 1fr); }
  .beside { grid-template-columns: 1fr 1fr; }
  figure .wide { display: block; }
  figure .narrow { display: none; }
  .filters label { display: none; }
  .scroll { overflow: visible; }
  table { font-size: 8.5pt; }
  th { font-size: 7.5pt; }
  th, td { padding: 4px 7px 4px 0; overflow-wrap: break-word; }
  td:not([class]) { min-width: 0; }
  thead th { hyphens: auto; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr, .strip, .beside, h2, figure { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;
