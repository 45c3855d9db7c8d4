import { type Day, type Decimal, hourMs, type Instant, type Minor } from './basics.ts';
import type { LimitUse } from './caps.ts';
import type { Duty } from './contract/duties.ts';
import { isAtRisk } from './kpi/pace.ts';
import type { Period } from './period.ts';
import { leadsToWarn } from './prepaid.ts';
import type { Month } from './time.ts';
import { addDays, daysBetween, endOfDay, lastDayOf } from './time.ts';

/** What may wait for a person, in the order in which equally urgent things are named. */
export const todayKinds = [
  'decidedBySilence',
  'disputeWaiting',
  'replacementOwed',
  'meetingUnconfirmed',
  'periodToInvoice',
  'revenueMissing',
  'reportDue',
  'meetingToday',
  'reviewClosing',
  'leadToCheck',
  'leadToDeliver',
  'capNearlyFull',
  'balanceLow',
  'beyondCapacity',
  'targetAtRisk',
  'guarantee',
  'benchmark',
  'lastNotice',
  'minimumTermEnd',
  'pilotEnd',
  'contractDraft',
] as const;
export type TodayKind = (typeof todayKinds)[number];

export const urgencies = ['overdue', 'today', 'soon'] as const;
export type Urgency = (typeof urgencies)[number];

/** How many of something wait, and the moment of the first: when it came, or when it ends. */
export interface Waiting {
  readonly count: number;
  readonly first: Instant;
}

/** What is the case with one contract. Days in the client's zone. */
export interface ContractToday {
  readonly contract: string;
  readonly zone: string;
  readonly now: Instant;
  readonly today: Day;
  /** Open review windows that end on the client's today, and on its tomorrow. */
  readonly reviewsToday: Waiting | null;
  readonly reviewsTomorrow: Waiting | null;
  /** Claims that wait for a decision; `first` is the oldest by the client's own time. */
  readonly claims: Waiting | null;
  /** Claims that nobody answered in time: silence has decided them, and nobody wrote it down. */
  readonly silentClaims: number;
  /** Chains whose time has passed and nobody said how they ended; `first` is the earliest meeting. */
  readonly unconfirmed: Waiting | null;
  /** Meetings ahead on the client's today. */
  readonly meetings: Waiting | null;
  readonly limits: readonly LimitUse[];
  /** Of a prepaid contract: what is left once all that is delivered is invoiced, and how many more leads that covers. */
  readonly balance: { readonly left: Minor; readonly covers: number | null } | null;
  /** Leads delivered today beyond what the client's sales team can answer. */
  readonly beyondCapacity: number;
  /** Due days of units owed and not fulfilled; null where the terms name no days. */
  readonly owed: readonly (Day | null)[];
  /** Reports that are not made, each with the day it falls due. */
  readonly reports: readonly { readonly period: Period; readonly due: Day }[];
  /** The last period that is over, while it is not invoiced and there is something to bill in it. */
  readonly toInvoice: { readonly period: Period; readonly net: Minor; readonly blocked: boolean } | null;
  /** Months of revenue that are over and nobody reported, and the first of them; null where none is missing. */
  readonly revenueMissing: { readonly count: number; readonly first: Month } | null;
  /** Of recent imports. */
  readonly leadsToCheck: number;
  readonly leadsToDeliver: number;
  readonly pace: Pace | null;
  /** What the terms date, as far as it is news (`isNews`); reports stand above. */
  readonly duties: readonly Duty[];
  /** Errors the linter finds in a draft, none when it can be activated; null where the contract is active. */
  readonly draftErrors: number | null;
}

/** Where a contract stands against what was agreed for its running period. */
export interface Pace {
  readonly period: Period;
  readonly delivered: number;
  readonly target: Decimal;
  /** At the end of the period if it goes on like this; null before its first working day. */
  readonly projected: Decimal | null;
  /** The client's working days of the period so far, today among them. */
  readonly daysPassed: number;
}

/** One thing to do. */
export interface TodayItem {
  readonly kind: TodayKind;
  readonly urgency: Urgency;
  readonly contract: string;
  /**
   * How many windows, claims, meetings, reports, months of revenue, units owed, leads or lint errors; what was delivered for caps and targets; leads
   * that a balance covers, or that nobody may answer today.
   */
  readonly count: number;
  /** The cap or target that `count` is measured against; null for a cap in money. */
  readonly of: Decimal | null;
  /** When it is due, or since when it waits. */
  readonly at: Due | null;
  /** Days from the client's today to `at`, where that is a day: negative once it has passed. */
  readonly daysLeft: number | null;
  readonly period: Period | null;
  /** Minor units of the client's currency: what a period would bill and what a cap in money let through, net; a balance. */
  readonly amount: Minor | null;
  /** What is in the way must be mended first: a period with blockers, a limit without room. */
  readonly blocked: boolean;
  /** What the terms date: its facts; null for work of every other kind. */
  readonly duty: Duty | null;
}

/** A moment, or a day of the client. */
type Due = { readonly kind: 'moment'; readonly moment: Instant } | { readonly kind: 'day'; readonly day: Day };

/** As long as the usual review window: who lets a claim lie longer answers slower than the client has to. */
const claimHours = 48;
/** A period that is over may wait for its last windows and meetings; after a week it is late. */
const invoiceDays = 7;
const soonDays = 7;
/** A cap shows from four fifths on: there is still time to ask the client for more room. */
const capPercent = 80;

/** What is to be done for one contract now (domain §2, §5–§7), in no order. */
export function itemsOf(facts: ContractToday): TodayItem[] {
  return [
    ...reviews(facts),
    ...claims(facts),
    ...meetings(facts),
    ...caps(facts),
    ...balance(facts),
    ...capacity(facts),
    ...replacements(facts),
    ...reports(facts),
    ...invoices(facts),
    ...revenue(facts),
    ...leads(facts),
    ...targets(facts),
    ...duties(facts),
    ...drafts(facts),
  ];
}

/** The most urgent first; among these what is due first; among these by kind, then by contract. */
export function inOrder<Item extends TodayItem>(items: readonly Item[], zoneOf: (item: Item) => string): Item[] {
  const rank = (item: Item): [number, number, number] => [
    urgencies.indexOf(item.urgency),
    momentOf(item.at, zoneOf(item)),
    todayKinds.indexOf(item.kind),
  ];
  const ranked = items.map((item) => ({ item, rank: rank(item) }));
  return ranked
    .toSorted(
      (a, b) =>
        a.rank[0] - b.rank[0] ||
        compare(a.rank[1], b.rank[1]) ||
        a.rank[2] - b.rank[2] ||
        compare(a.item.contract, b.item.contract),
    )
    .map(({ item }) => item);
}

const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

function momentOf(at: Due | null, zone: string): number {
  if (at === null) return Number.POSITIVE_INFINITY;
  return at.kind === 'moment' ? at.moment : endOfDay(at.day, zone);
}

type Part = Pick<TodayItem, 'kind' | 'urgency'> & Partial<TodayItem>;

const item = ({ contract, today }: Pick<ContractToday, 'contract' | 'today'>, part: Part): TodayItem => ({
  contract,
  count: 1,
  of: null,
  at: null,
  period: null,
  amount: null,
  blocked: false,
  daysLeft: part.at?.kind === 'day' ? daysBetween(today, part.at.day) : null,
  duty: null,
  ...part,
});

const moment = (at: Instant): Due => ({ kind: 'moment', moment: at });
const onDay = (day: Day): Due => ({ kind: 'day', day });

/** Yesterday and before is overdue; what has a week or more is not shown yet. */
function urgencyOf(due: Day, today: Day): Urgency | null {
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= addDays(today, soonDays) ? 'soon' : null;
}

function reviews(facts: ContractToday): TodayItem[] {
  const closing = (urgency: Urgency, some: Waiting | null): TodayItem[] =>
    some === null ? [] : [item(facts, { kind: 'reviewClosing', urgency, count: some.count, at: moment(some.first) })];
  return [...closing('today', facts.reviewsToday), ...closing('soon', facts.reviewsTomorrow)];
}

/** What silence has decided waits no longer for a decision: it stands beside the others, which do. */
function claims(facts: ContractToday): TodayItem[] {
  const { silentClaims, claims: some } = facts;
  const silent: TodayItem[] =
    silentClaims === 0 ? [] : [item(facts, { kind: 'decidedBySilence', urgency: 'overdue', count: silentClaims })];
  if (some === null || some.count <= silentClaims) return silent;
  const urgency = facts.now - some.first > claimHours * hourMs ? 'overdue' : 'today';
  const count = some.count - silentClaims;
  return [...silent, item(facts, { kind: 'disputeWaiting', urgency, count, at: moment(some.first) })];
}

function meetings(facts: ContractToday): TodayItem[] {
  const { unconfirmed, meetings: ahead, now } = facts;
  const found: TodayItem[] = [];
  if (unconfirmed !== null) {
    const { count, first } = unconfirmed;
    const urgency = now - first > 24 * hourMs ? 'overdue' : 'today';
    found.push(item(facts, { kind: 'meetingUnconfirmed', urgency, count, at: moment(first) }));
  }
  if (ahead !== null) {
    found.push(item(facts, { kind: 'meetingToday', urgency: 'today', count: ahead.count, at: moment(ahead.first) }));
  }
  return found;
}

/** Nearly full: soon. Full: leads are held, refused or cost more from now on. A cap on both has an item for each. */
const caps = (facts: ContractToday): TodayItem[] =>
  facts.limits
    .filter(({ kind }) => kind !== 'balance')
    .flatMap(({ leads, money, used, spent }) => {
      const found: TodayItem[] = [];
      const full = (blocked: boolean) =>
        ({ kind: 'capNearlyFull', urgency: blocked ? 'today' : 'soon', blocked }) as const;
      if (leads !== null && used * 100 >= leads * capPercent) {
        found.push(item(facts, { ...full(used >= leads), count: used, of: String(leads) }));
      }
      if (money !== null && spent * 100 >= money * capPercent) {
        found.push(item(facts, { ...full(spent >= money), count: used, amount: spent }));
      }
      return found;
    });

/** Fewer leads than usually come in some days; covering none, deliveries stop. */
function balance(facts: ContractToday): TodayItem[] {
  const { balance: held } = facts;
  if (held === null || held.covers === null || held.covers >= leadsToWarn) return [];
  const blocked = held.covers === 0;
  const urgency = blocked ? 'today' : 'soon';
  return [item(facts, { kind: 'balanceLow', urgency, count: held.covers, amount: held.left, blocked })];
}

const capacity = (facts: ContractToday): TodayItem[] =>
  facts.beyondCapacity === 0
    ? []
    : [item(facts, { kind: 'beyondCapacity', urgency: 'today', count: facts.beyondCapacity })];

/** One item for each urgency. A unit without a due day is owed all the same: it never gets urgent by itself. */
function replacements(facts: ContractToday): TodayItem[] {
  const { owed, today } = facts;
  return urgencies.flatMap((urgency) => {
    const some = owed.filter((due) => (due === null ? 'soon' : (urgencyOf(due, today) ?? 'soon')) === urgency);
    const [first] = some.filter((due) => due !== null).toSorted();
    const at = first === undefined ? null : onDay(first);
    return some.length === 0 ? [] : [item(facts, { kind: 'replacementOwed', urgency, count: some.length, at })];
  });
}

/** One item for each urgency, named by its first: thirteen weeks that were missed are one piece of work. */
const reports = ({ reports, ...facts }: ContractToday): TodayItem[] =>
  urgencies.flatMap((urgency) => {
    const some = reports.filter(({ due }) => urgencyOf(due, facts.today) === urgency);
    const [first] = some.toSorted((a, b) => compare(a.due, b.due));
    if (first === undefined) return [];
    const { due, period } = first;
    return [item(facts, { kind: 'reportDue', urgency, count: some.length, at: onDay(due), period })];
  });

function invoices(facts: ContractToday): TodayItem[] {
  if (facts.toInvoice === null) return [];
  const { period, net, blocked } = facts.toInvoice;
  const urgency = facts.today > addDays(period.to, invoiceDays) ? 'overdue' : 'today';
  return [item(facts, { kind: 'periodToInvoice', urgency, at: onDay(period.to), period, amount: net, blocked })];
}

/** A report may come as late as the invoice that waits for it. */
function revenue(facts: ContractToday): TodayItem[] {
  if (facts.revenueMissing === null) return [];
  const { count, first } = facts.revenueMissing;
  const ended = lastDayOf(first);
  const urgency = facts.today > addDays(ended, invoiceDays) ? 'overdue' : 'today';
  return [item(facts, { kind: 'revenueMissing', urgency, count, at: onDay(ended) })];
}

function leads(facts: ContractToday): TodayItem[] {
  const waiting = (kind: TodayKind, count: number): TodayItem[] =>
    count === 0 ? [] : [item(facts, { kind, urgency: 'today', count })];
  return [...waiting('leadToCheck', facts.leadsToCheck), ...waiting('leadToDeliver', facts.leadsToDeliver)];
}

function targets(facts: ContractToday): TodayItem[] {
  const { pace } = facts;
  if (pace === null || !isAtRisk(pace)) return [];
  const { period, delivered, target } = pace;
  return [item(facts, { kind: 'targetAtRisk', urgency: 'soon', count: delivered, of: target, period })];
}

/** A guarantee is a pace like a target; what else the terms date is due on its day, however far that is. */
const duties = (facts: ContractToday): TodayItem[] =>
  facts.duties.flatMap((duty) => {
    switch (duty.kind) {
      case 'reportDue':
        return [];
      case 'guarantee': {
        const { units: count, of, period } = duty;
        return [item(facts, { kind: 'guarantee', urgency: 'soon', count, of: String(of), period, duty })];
      }
      default: {
        const urgency = duty.daysLeft < 0 ? 'overdue' : duty.daysLeft === 0 ? 'today' : 'soon';
        return [item(facts, { kind: duty.kind, urgency, at: onDay(duty.day), duty })];
      }
    }
  });

const drafts = (facts: ContractToday): TodayItem[] =>
  facts.draftErrors === null ? [] : [item(facts, { kind: 'contractDraft', urgency: 'soon', count: facts.draftErrors })];
