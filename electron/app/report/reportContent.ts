import type { Day } from '../../../shared/domain/basics.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { formatsFor } from '../documents/formats.ts';
import { wordsFor } from '../documents/words.ts';
import type { Block, Headline, Pen, ReportContent, Section } from './blocks.ts';
import { text } from './blocks.ts';
import { costBlocks } from './costBlocks.ts';
import { figuresTable } from './figuresTable.ts';
import { leadsTable } from './leadsTable.ts';
import type { FrozenReport, ReportSnapshot, ShownFigure } from './reportSnapshot.ts';
import { claimsTable, funnelTable, meetingsTable, originsTable, weeksTable } from './resultTables.ts';
import { reportWordsFor } from './words.ts';

/** A report in the client's words and formats, section by section (domain §7, minimum content). */
export function reportContent({ snapshot, madeAt, restates, hash, comment }: FrozenReport): ReportContent {
  const words = reportWordsFor(snapshot.locale);
  const pen: Pen = { words, formats: formatsFor(snapshot.locale) };
  const { formats } = pen;
  const shownDay = (instant: number): string => formats.day(dayOf(instant, snapshot.zone));
  const sections: (Section | null)[] = [
    comment === '' ? null : { title: words.comment(snapshot.agency), blocks: paragraphs(comment) },
    { title: words.funnel, blocks: [funnelTable(snapshot, pen)] },
    { title: words.weeks, blocks: [weeksTable(snapshot, pen)] },
    { title: words.origins, blocks: [originsTable(snapshot, pen)] },
    snapshot.hasMeetings ? { title: words.meetings, blocks: [meetingsTable(snapshot, pen)] } : null,
    { title: words.figures, blocks: [figuresTable(snapshot, pen)] },
    { title: words.claims, blocks: [snapshot.claims.length === 0 ? text(words.noClaims) : claimsTable(snapshot, pen)] },
    { title: words.cost, blocks: costBlocks(snapshot, pen) },
    snapshot.target && { title: words.targets, blocks: targetBlocks(snapshot, snapshot.target, pen) },
    { title: words.owed, blocks: owedBlocks(snapshot, pen) },
    { title: words.next, blocks: nextBlocks(snapshot, pen) },
    { title: words.deliveries, blocks: [text(words.noPersons, true), leadsTable(snapshot, pen)] },
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
    sections: sections.filter((section) => section !== null),
    foot: `${words.hash}: ${hash}`,
  };
}

/** What somebody wrote, paragraph by paragraph. */
const paragraphs = (comment: string): Block[] => comment.split(/\n\s*\n/).map((paragraph) => text(paragraph.trim()));

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
