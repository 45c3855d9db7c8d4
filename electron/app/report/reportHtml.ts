import { hash } from 'node:crypto';
import { exponent } from '../../../shared/domain/money.ts';
import { formatsFor } from '../documents/formats.ts';
import { type ShownLogo, shownLogo } from '../documents/logo.ts';
import { usualAccent } from '../documents/look.ts';
import type { Block, Chart, Column, LeadTable, ReportContent, Section, Table } from './blocks.ts';
import { chartSvg } from './charts/chartSvg.ts';
import type { ReportWords } from './englishWords.ts';
import type { Html } from './html.ts';
import { dataBlock, html, own } from './html.ts';
import { pageScript } from './pageScript.ts';
import { pageStyle } from './pageStyle.ts';
import { reportContent } from './reportContent.ts';
import type { FrozenReport } from './reportSnapshot.ts';
import { reportWordsFor } from './words.ts';

const digest = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`;

/** Only our own style and script run, by their hash; the file can fetch nothing and send nothing; pictures lie in it. */
const policyFor = (style: string): string =>
  [
    "default-src 'none'",
    `style-src ${digest(style)}`,
    `script-src ${digest(pageScript)}`,
    'img-src data:',
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
  const style = pageStyle(report.brand.accent ?? usualAccent);
  const logo = shownLogo(report.brand.logo);
  const leads = (table: LeadTable, title: string): Html =>
    html`${filters(table, words, { currency: snapshot.currency, words: words.shown })}${tableOf(table, title, table)}`;
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${content.kind} – ${content.title} – ${content.lines[0] ?? ''}</title>
<style>${own(style)}</style>
</head>
<body>
<main>
${masthead(content, logo)}
<dl class="strip">${content.headline.map(
    ({ name, value, more }) =>
      html`<div><dt>${name}</dt><dd>${value}</dd>${more === null ? null : html`<dd class="more">${more}</dd>`}</div>`,
  )}</dl>
${commentOf(content)}
${content.sections.map((section) => sectionOf(section, leads))}
<footer><p>${content.foot}</p></footer>
</main>
<script type="application/json" id="snapshot">${dataBlock(text)}</script>
<script>${own(pageScript)}</script>
</body>
</html>
`.html;
}

function masthead({ kind, title, lines, warning }: ReportContent, logo: ShownLogo | null): Html {
  return html`<header>
${logo === null ? null : html`<div class="logo"><img src="${logo.url}" width="${logo.width}" height="${logo.height}" alt=""></div>`}
<p class="kind">${kind}</p>
<h1>${title}</h1>
${lines.map((line) => html`<p class="quiet">${line}</p>`)}
${warning === null ? null : html`<p class="bad">${warning}</p>`}
</header>`;
}

const commentOf = ({ comment }: ReportContent): Html | null =>
  comment &&
  html`<section class="comment"><p class="quiet">${comment.title}</p>${comment.paragraphs.map((text) => html`<p>${text}</p>`)}</section>`;

function sectionOf({ title, chart, blocks }: Section, leads: (table: LeadTable, title: string) => Html): Html {
  const figure = chart === null ? null : figureOf(chart);
  const tables = blocks.map((block) => blockOf(block, title, leads));
  return html`<section><h2>${title}</h2>${
    chart?.place === 'beside' ? html`<div class="beside">${figure}<div>${tables}</div></div>` : html`${figure}${tables}`
  }</section>
`;
}

/** The names of the page's colours. */
const colours = {
  ink: 'var(--ink)',
  quiet: 'var(--quiet)',
  rule: 'var(--rule)',
  full: 'var(--full)',
  half: 'var(--half)',
  faint: 'var(--faint)',
};
const asItIs = (text: string): string => text;

/** Drawn twice, because letters on a narrow screen must not shrink with the picture; the style shows the one that fits. */
function figureOf({ picture, place }: Chart): Html {
  const svg = (className: string, width: number, text: number): Html =>
    chartSvg(picture.draw({ width, text, looseness: 1.18 }), colours, {
      font: null,
      className,
      written: asItIs,
    });
  return html`<figure role="img" aria-label="${picture.says}">${svg('wide', place === 'beside' ? 460 : 952, 13)}${svg('narrow', 380, 12)}</figure>`;
}

function blockOf(block: Block, title: string, leads: (table: LeadTable, title: string) => Html): Html {
  switch (block.kind) {
    case 'text':
      return html`<p${block.quiet ? own(' class="quiet"') : null}>${block.text}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>`;
    case 'table':
      return tableOf(block, title, null);
    case 'leads':
      return leads(block, title);
  }
}

const kindOf = ({ kind }: Column): Html => own(kind === 'text' ? '' : ` class="${kind}"`);

/** A wide table scrolls by itself, with the keyboard too. */
function tableOf(
  { columns, rows, total }: Pick<Table, 'columns' | 'rows' | 'total'>,
  title: string,
  leads: LeadTable | null,
): Html {
  const cells = (row: readonly string[]): Html[] =>
    columns.map((column, at) => html`<td${kindOf(column)}>${row[at] ?? ''}</td>`);
  const keysOf = (at: number): Html | null => {
    const keys = leads?.keys[at];
    if (!keys) return null;
    return html` data-origin="${keys.origin}" data-state="${keys.state}" data-week="${keys.week}" data-amount="${keys.amount}"`;
  };
  return html`<div class="scroll" role="group" aria-label="${title}" tabindex="0"><table${leads ? own(' id="leads"') : null}>
<thead><tr>${columns.map((column) => html`<th${kindOf(column)} scope="col">${column.head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row, at) => html`<tr${keysOf(at)}>${cells(row)}</tr>
`,
  )}</tbody>
${total === null ? null : html`<tfoot><tr>${cells(total)}</tr></tfoot>`}
</table></div>`;
}

function filters(
  { cuts }: LeadTable,
  { all, search }: Pick<ReportWords, 'all' | 'search'>,
  sum: { readonly currency: string; readonly words: (count: string, of: string) => string },
): Html {
  const choices = cuts.map(
    ({ key, name, values }) =>
      html`<label>${name}<select data-cut="${key}"><option value="">${all}</option>${values.map(
        (value) => html`<option value="=${value}">${value}</option>`,
      )}</select></label>`,
  );
  const words = sum.words('{count}', '{of}');
  return html`<div class="filters">${choices}<label>${search}<input type="search" autocomplete="off"></label><output aria-live="polite" data-currency="${sum.currency}" data-places="${exponent(sum.currency)}" data-words="${words}"></output></div>`;
}
