import { hash } from 'node:crypto';
import { exponent } from '../../../shared/domain/money.ts';
import { formatsFor } from '../documents/formats.ts';
import type { Block, Cell, Column, LeadTable, ReportContent, Section, Table } from './blocks.ts';
import type { Html } from './html.ts';
import { dataBlock, html, own } from './html.ts';
import { pageScript } from './pageScript.ts';
import { pageStyle } from './pageStyle.ts';
import { reportContent } from './reportContent.ts';
import type { FrozenReport } from './reportSnapshot.ts';
import { reportWordsFor } from './words.ts';

const digest = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`;

/** Only our own style and script run, by their hash; the file can fetch nothing and send nothing. */
const policy = [
  "default-src 'none'",
  `style-src ${digest(pageStyle)}`,
  `script-src ${digest(pageScript)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The report as one file that opens offline (domain §7): the list of leads filters, the frozen figures lie in it as data,
 * and their SHA-256 is the fingerprint printed below. Every value is escaped.
 */
export function reportHtml(report: FrozenReport): string {
  const { snapshot, text } = report;
  const content = reportContent(report);
  const { locale } = formatsFor(snapshot.locale);
  const words = reportWordsFor(snapshot.locale);
  const leads = (table: LeadTable): Html =>
    html`${filters(table, words.all, { currency: snapshot.currency, words: words.shown })}${tableOf(table, table)}`;
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${content.kind} – ${content.title} – ${content.lines[0] ?? ''}</title>
<style>${own(pageStyle)}</style>
</head>
<body>
<main>
${masthead(content)}
<dl class="strip">${content.headline.map(
    ({ name, value, more }) =>
      html`<div><dt>${name}</dt><dd>${value}</dd>${more === null ? null : html`<dd class="more">${more}</dd>`}</div>`,
  )}</dl>
${content.sections.map((section) => sectionOf(section, leads))}
<footer><p>${content.foot}</p></footer>
</main>
<script type="application/json" id="snapshot">${dataBlock(text)}</script>
<script>${own(pageScript)}</script>
</body>
</html>
`.html;
}

function masthead({ kind, title, lines, warning }: ReportContent): Html {
  return html`<header>
<p class="quiet">${kind}</p>
<h1>${title}</h1>
${lines.map((line) => html`<p>${line}</p>`)}
${warning === null ? null : html`<p class="bad">${warning}</p>`}
</header>`;
}

const sectionOf = ({ title, blocks }: Section, leads: (table: LeadTable) => Html): Html =>
  html`<section><h2>${title}</h2>${blocks.map((block) => blockOf(block, leads))}</section>
`;

function blockOf(block: Block, leads: (table: LeadTable) => Html): Html {
  switch (block.kind) {
    case 'text':
      return html`<p${block.quiet ? own(' class="quiet"') : null}>${block.text}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>`;
    case 'table':
      return tableOf(block, null);
    case 'leads':
      return leads(block);
  }
}

const kindOf = ({ kind }: Column): Html => own(kind === 'text' ? '' : ` class="${kind}"`);

function tableOf({ columns, rows, total }: Pick<Table, 'columns' | 'rows' | 'total'>, leads: LeadTable | null): Html {
  const cells = (row: readonly Cell[]): Html[] =>
    columns.map((column, at) => html`<td${kindOf(column)}>${cellOf(row[at] ?? '')}</td>`);
  const keysOf = (at: number): Html | null => {
    const keys = leads?.keys[at];
    if (!keys) return null;
    return html` data-origin="${keys.origin}" data-state="${keys.state}" data-week="${keys.week}" data-amount="${keys.amount}"`;
  };
  return html`<div class="scroll"><table${leads ? own(' id="leads"') : null}>
<thead><tr>${columns.map((column) => html`<th${kindOf(column)} scope="col">${column.head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row, at) => html`<tr${keysOf(at)}>${cells(row)}</tr>
`,
  )}</tbody>
${total === null ? null : html`<tfoot><tr>${cells(total)}</tr></tfoot>`}
</table></div>`;
}

/** A bar says nothing the number beside it does not: hidden from readers that read aloud. */
function cellOf(cell: Cell): Html {
  if (typeof cell === 'string') return html`${cell}`;
  return html`<svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="1000" height="14"/><rect class="full" width="${cell.bar}" height="14"/></svg>`;
}

function filters(
  { cuts }: LeadTable,
  all: string,
  sum: { readonly currency: string; readonly words: (count: string, of: string) => string },
): Html {
  const choices = cuts.map(
    ({ key, name, values }) =>
      html`<label>${name}<select data-cut="${key}"><option value="">${all}</option>${values.map(
        (value) => html`<option value="=${value}">${value}</option>`,
      )}</select></label>`,
  );
  const words = sum.words('{count}', '{of}');
  return html`<div class="filters">${choices}<output aria-live="polite" data-currency="${sum.currency}" data-places="${exponent(sum.currency)}" data-words="${words}"></output></div>`;
}
