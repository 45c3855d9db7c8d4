import type { Day } from '../../../shared/domain/basics.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { formatsFor } from '../documents/formats.ts';
import { wordsFor } from '../documents/words.ts';
import type { Block, Chart, Headline, Pen, ReportContent, Section } from './blocks.ts';
import { text } from './blocks.ts';
import { funnelChart } from './charts/funnelChart.ts';
import { meetingsChart } from './charts/meetingsChart.ts';
import { paceChart } from './charts/paceChart.ts';
import { sourcesChart } from './charts/sourcesChart.ts';
import { trendChart } from './charts/trendChart.ts';
import { costBlocks } from './costBlocks.ts';
import { figuresTable } from './figuresTable.ts';
import { leadsTable } from './leadsTable.ts';
import type { FrozenReport, ReportSnapshot, ShownFigure } from './reportSnapshot.ts';
import {
  claimsTable,
  funnelTable,
  meetingsTable,
  originsTable,
  paceTable,
  showRateOf,
  weeksTable,
} from './resultTables.ts';
import { reportWordsFor } from './words.ts';

/** A report in the client's words and formats, section by section (domain §7, minimum content). */
export function reportContent({ snapshot, madeAt, restates, hash, comment }: FrozenReport): ReportContent {
  const words = reportWordsFor(snapshot.locale);
  const pen: Pen = { words, formats: formatsFor(snapshot.locale) };
  const { formats } = pen;
  const shownDay = (instant: number): string => formats.day(dayOf(instant, snapshot.zone));
  const until = dayOf(madeAt, snapshot.zone);
  const has = (isThere: boolean, chart: Chart): Chart | null => (isThere ? chart : null);
  const { counts } = snapshot.total;
  const sections: (Section | null)[] = [
    {
      title: snapshot.target === null ? words.pace : words.targets,
      chart: { picture: paceChart(snapshot, until, pen), place: 'above' },
      blocks: [
        ...(snapshot.target === null ? [] : targetBlocks(snapshot, snapshot.target, pen)),
        paceTable(snapshot, until, pen),
      ],
    },
    {
      title: words.funnel,
      chart: has(counts.delivered > 0, { picture: funnelChart(snapshot, pen), place: 'beside' }),
      blocks: [funnelTable(snapshot, pen)],
    },
    {
      title: words.weeks,
      chart: { picture: trendChart(snapshot, pen), place: 'above' },
      blocks: [weeksTable(snapshot, pen)],
    },
    {
      title: words.origins,
      chart: has(counts.delivered > 0, { picture: sourcesChart(snapshot, pen), place: 'above' }),
      blocks: [originsTable(snapshot, pen)],
    },
    snapshot.hasMeetings
      ? {
          title: words.meetings,
          chart: has(showRateOf(counts) !== null, { picture: meetingsChart(snapshot, pen), place: 'above' }),
          blocks: [meetingsTable(snapshot, pen)],
        }
      : null,
    plain(words.claims, [snapshot.claims.length === 0 ? text(words.noClaims) : claimsTable(snapshot, pen)]),
    plain(words.cost, costBlocks(snapshot, pen)),
    plain(words.figures, [figuresTable(snapshot, pen)]),
    plain(words.owed, owedBlocks(snapshot, pen)),
    plain(words.next, nextBlocks(snapshot, pen)),
    plain(words.deliveries, [text(words.noPersons, true), leadsTable(snapshot, pen)]),
  ];
  return {
    kind: words.title,
    title: snapshot.client.name,
    lines: [
      `${formats.period(snapshot.period)} · ${snapshot.contract.name}`,
      `${words.preparedBy(snapshot.agency)} · ${words.made(shownDay(madeAt))}`,
    ],
    warning: restates && words.restated(shownDay(restates.madeAt)),
    headline: headlineOf(snapshot, pen),
    comment: comment === '' ? null : { title: words.comment(snapshot.agency), paragraphs: paragraphs(comment) },
    sections: sections.filter((section) => section !== null),
    foot: `${words.hash}: ${hash}`,
  };
}

/** What somebody wrote, paragraph by paragraph. */
const paragraphs = (comment: string): string[] => comment.split(/\n\s*\n/).map((paragraph) => paragraph.trim());

const plain = (title: string, blocks: readonly Block[]): Section => ({ title, chart: null, blocks });

function headlineOf({ total, opened, hasMeetings, currency }: ReportSnapshot, { words, formats }: Pen): Headline[] {
  const { counts, spend, revenue, costPerQualifiedLead } = total;
  const rate = (name: ShownFigure): string | null => {
    const value = opened.find((figure) => figure.name === name)?.value ?? null;
    return value === null ? null : `${words.figure[name][0]} ${formats.percent(value)}`;
  };
  const count = (value: number): string => formats.number(value);
  const cost = costPerQualifiedLead === null ? '–' : formats.money(costPerQualifiedLead, currency);
  return [
    { name: words.delivered, value: count(counts.delivered), more: null },
    { name: words.accepted, value: count(counts.accepted), more: rate('acceptanceRate') },
    ...(hasMeetings ? [{ name: words.held, value: count(counts.held), more: rate('showRate') }] : []),
    ...(counts.sales > 0
      ? [{ name: words.sales, value: count(counts.sales), more: formats.money(revenue, currency) }]
      : []),
    { name: words.spend, value: formats.money(spend, currency), more: null },
    { name: words.figure.costPerQualifiedLead[0], value: cost, more: null },
  ];
}

function targetBlocks(
  { total }: ReportSnapshot,
  { wanted, attainment, projected }: NonNullable<ReportSnapshot['target']>,
  { words, formats }: Pen,
): Block[] {
  const reached = attainment === null ? '–' : formats.percent(attainment);
  const pace =
    projected !== null && projected !== String(total.counts.delivered)
      ? [text(words.projected(formats.number(projected)))]
      : [];
  return [text(words.target(total.counts.delivered, formats.number(wanted), reached)), ...pace];
}

function owedBlocks(
  { replacements, carriedOver, notInvoiced, currency }: ReportSnapshot,
  { words, formats }: Pen,
): Block[] {
  const { owed, fulfilled, overdue } = replacements;
  const open = carriedOver.map(({ code, count }) => words.later(wordsFor(formats.locale).carried(code, count)));
  const items = [
    owed === 0 ? words.nothingOwed : words.replacements(owed, fulfilled, overdue),
    ...(notInvoiced.charges === 0
      ? []
      : [words.notInvoiced(notInvoiced.charges, formats.money(notInvoiced.net, currency))]),
    ...open,
  ];
  return [{ kind: 'list', items }];
}

function nextBlocks({ nextSteps }: ReportSnapshot, { words, formats }: Pen): Block[] {
  if (nextSteps.length === 0) return [text(words.nothingNext)];
  const dayText = (day: Day | null): string | null => (day === null ? null : formats.day(day));
  return [{ kind: 'list', items: nextSteps.map(({ kind, count, day }) => words.step[kind](count, dayText(day))) }];
}
