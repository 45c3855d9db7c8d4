import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { creditNotesOf, readDocumentById } from '../../../db/queries/document.ts';
import { originsOf } from '../../../db/queries/figures.ts';
import { readReplacements } from '../../../db/queries/replacement.ts';
import { claimCounts, namedDeliveries } from '../../../db/queries/report.ts';
import type { Instant, Minor } from '../../../shared/domain/basics.ts';
import type { Component } from '../../../shared/domain/contract/component.ts';
import type { Figures } from '../../../shared/domain/kpi/figures.ts';
import { planned, projected } from '../../../shared/domain/kpi/pace.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { isIn } from '../../../shared/domain/period.ts';
import { effectNamed } from '../../../shared/domain/pricing/charge.ts';
import { headingOf } from '../../../shared/domain/pricing/lines.ts';
import { addDays, isoWeekOf, weekdayOf } from '../../../shared/domain/time.ts';
import { snapshotOf } from '../documents/documentFile.ts';
import type { Words } from '../documents/englishWords.ts';
import { wordsFor } from '../documents/words.ts';
import { figuresOfCut, totalFigures } from '../figures/cutFigures.ts';
import type { FigureRows } from '../figures/rows.ts';
import { readRows } from '../figures/rows.ts';
import { draftInvoice } from '../invoice/draftInvoice.ts';
import { leadReference, originText } from '../leadReference.ts';
import { nextSteps } from './nextSteps.ts';
import type {
  ClaimLine,
  ClientFigures,
  CostLine,
  DeliveryLine,
  ReportDocument,
  ReportSnapshot,
  ShownFigure,
} from './reportSnapshot.ts';
import { shownFigures } from './reportSnapshot.ts';

/** The report of a contract and period as the file stands at `now` (domain §7): figures, where they came from, what is open. */
export function readReport(r: Reader, contract: StoredContract, period: Period, now: Instant): ReportSnapshot {
  const { client } = contract;
  const agency = readAgency(r);
  const { bill } = draftInvoice(r, contract, agency, period, now);
  const rows = readRows(r, contract, period, now, { charges: bill.charges });
  const total = totalFigures(rows);
  const unbilled = bill.charges.filter(({ day }) => isIn(period, day));
  const replacements = readReplacements(r, contract.id);
  const owed = replacements.filter(({ fulfilledBy }) => fulfilledBy === null);
  const overdue = owed.filter(({ dueDay }) => dueDay !== null && dueDay < rows.today);
  const hasMeetings =
    rows.chains.length > 0 ||
    contract.versions.some(({ terms }) => terms.components.some(({ kind }) => kind === 'perAppointment'));
  return {
    kind: 'report',
    agency: agency?.name ?? '',
    client: { ref: client.ref, name: client.name },
    contract: { ref: contract.ref, name: contract.name },
    locale: client.locale,
    zone: client.timeZone,
    period: { from: period.from, to: period.to },
    currency: client.currency,
    total: clientFigures(total),
    opened: shownFigures.flatMap((name) => openedFigure(name, total, hasMeetings)),
    hasMeetings,
    origins: [...figuresOfCut(r, rows, { kind: 'origin' }, client.timeZone)].map(([origin, figures]) => ({
      origin,
      ...clientFigures(figures),
    })),
    weeks: weeksOf(r, rows, client.timeZone),
    target: targetOf(rows, total, contract),
    costs: costsOf(rows, contract),
    documents: documentsOf(r, rows),
    notInvoiced: { charges: unbilled.length, net: sumOf(unbilled.map(({ amount }) => amount)) },
    carriedOver: bill.carriedOver,
    claims: claimsOf(r, contract, period),
    replacements: {
      owed: replacements.length,
      fulfilled: replacements.length - owed.length,
      overdue: overdue.length,
    },
    nextSteps: nextSteps(rows, { owed, overdue, target: rows.inputs.target, delivered: total.counts.delivered }),
    deliveries: deliveriesOf(r, rows),
  };
}

const clientFigures = ({ counts, revenue, spend, opened }: Figures): ClientFigures => {
  const cost = opened.costPerQualifiedLead?.value ?? null;
  return { counts, revenue, spend, costPerQualifiedLead: cost === null ? null : Number(cost) };
};

const ofMeetings: readonly ShownFigure[] = ['showRate', 'keptRate'];
const ofPipeline: readonly ShownFigure[] = [
  'leadToOpportunityRate',
  'leadToCloseRate',
  'costPerOpportunity',
  'costPerAcquisition',
  'roas',
  'timeToConversion',
];

/** A figure as the report opens it; none where nothing the contract does could ever give it a value. */
function openedFigure(name: ShownFigure, { opened, counts }: Figures, hasMeetings: boolean): ReportSnapshot['opened'] {
  const figure = opened[name];
  if (figure === undefined || (ofMeetings.includes(name) && !hasMeetings)) return [];
  if (ofPipeline.includes(name) && counts.opportunities + counts.sales === 0) return [];
  return [{ name, ...figure }];
}

/** Every week of the period, also those without anything. */
function weeksOf(r: Reader, rows: FigureRows, zone: string): ReportSnapshot['weeks'] {
  const found = figuresOfCut(r, rows, { kind: 'time', unit: 'week' }, zone);
  const nothing = totalFigures({ ...rows, deliveries: [], chains: [], opportunities: [], charges: [], costs: [] });
  const weeks: ReportSnapshot['weeks'][number][] = [];
  for (let day = rows.period.from; day <= rows.period.to; day = addDays(day, 8 - weekdayOf(day))) {
    const week = isoWeekOf(day);
    weeks.push({ week, from: day, ...clientFigures(found.get(week) ?? nothing) });
  }
  return weeks;
}

function targetOf(
  { inputs, period, today }: FigureRows,
  total: Figures,
  { client }: StoredContract,
): ReportSnapshot['target'] {
  if (inputs.target === undefined) return null;
  return {
    wanted: inputs.target,
    attainment: total.opened.attainment?.value ?? null,
    projected: projected(total.counts.delivered, period, today, client),
    planned: planned(inputs.target, period, client),
  };
}

function costsOf({ charges }: FigureRows, { versions, client }: StoredContract): CostLine[] {
  const components = new Map(versions.flatMap(({ terms }) => terms.components.map((one) => [one.id, one])));
  // What a period does to the charges of a component is no unit of it.
  const groups = Map.groupBy(charges, ({ component, event }) => `${component} ${effectNamed(event) ?? ''}`);
  return [...groups.values()].map((group) => {
    const charged = sumOf(group.map((charge) => charge.charged));
    return {
      text: costText(group, charged, components, wordsFor(client.locale)),
      charges: group.length,
      charged,
      credited: sumOf(group.map(({ credited }) => credited)),
    };
  });
}

function costText(
  [first]: FigureRows['charges'],
  charged: Minor,
  components: ReadonlyMap<string, Component>,
  words: Words,
): string {
  if (first === undefined) throw new Error('costs without a charge');
  const component = components.get(first.component);
  const text = component ? (component.name ?? words.component(headingOf(component))) : null;
  const effect = effectNamed(first.event);
  return effect === null ? (text ?? first.component) : words.effect(effect, text, { gives: charged < 0, late: true });
}

/** The invoices that hold charges of the period's events, and the credit notes on them. */
function documentsOf(r: Reader, { charges }: FigureRows): ReportDocument[] {
  const ids = new Set(charges.map(({ documentId }) => documentId));
  return [...ids]
    .map((id) => readDocumentById(r, id))
    .flatMap((invoice) => [invoice, ...creditNotesOf(r, invoice.id)])
    .map((document) => ({
      kind: document.kind,
      number: document.number,
      issueDay: snapshotOf(document).issueDay,
      net: document.net,
      gross: document.gross,
    }));
}

function claimsOf(r: Reader, { id }: StoredContract, period: Period): ClaimLine[] {
  const byReason = Map.groupBy(claimCounts(r, id, period), (claim) => JSON.stringify([claim.reason, claim.class]));
  return [...byReason.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          {
            reason: first.reason,
            class: first.class,
            ended: [first, ...others].map(({ state, count }) => ({ state, count })),
          },
        ],
  );
}

function deliveriesOf(r: Reader, { deliveries, chains, charges }: FigureRows): DeliveryLine[] {
  const ids = deliveries.map(({ id }) => id);
  const named = new Map(namedDeliveries(r, ids).map((one) => [one.id, one]));
  const origins = new Map(originsOf(r, ids).map((one) => [one.id, originText(one)]));
  const meetings = new Map(chains.map(({ deliveryId, state }) => [deliveryId, state]));
  const charged = new Map<number, number>();
  for (const charge of charges) {
    if (charge.deliveryId === null) continue;
    charged.set(charge.deliveryId, (charged.get(charge.deliveryId) ?? 0) + charge.charged - charge.credited);
  }
  return deliveries.map(({ id, day, standing, replaced }) => {
    const lead = named.get(id);
    if (!lead) throw new Error(`a delivery without its lead: ${id}`);
    return {
      reference: leadReference(lead.externalId, lead.leadId),
      day,
      week: isoWeekOf(day),
      origin: origins.get(id) ?? '',
      standing: replaced ? 'replaced' : standing,
      meeting: meetings.get(id) ?? null,
      stage: lead.stage,
      charged: charged.get(id) ?? null,
    };
  });
}
