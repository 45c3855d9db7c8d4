import type { Client } from '../client.ts';
import { compareDecimals } from '../money.ts';
import type { Finding } from '../pricing/model.ts';
import { taxLaw } from '../tax.ts';
import type { Component } from './component.ts';
import { isUnitPriced } from './component.ts';
import { lintDefinition, repeated } from './lintDefinition.ts';
import type { Cap, Cycle, Terms } from './terms.ts';

const error = (code: string, place: string): Finding => ({ code, severity: 'error', place });
const warning = (code: string, place: string): Finding => ({ code, severity: 'warning', place });

/**
 * What is missing or contradictory in one version of the terms (domain §2). Errors keep the contract a draft; codes are
 * stable, words live in the screens.
 */
export function lint(terms: Terms, client: Pick<Client, 'taxId'>): Finding[] {
  return [
    ...(terms.definition ? lintDefinition(terms.definition) : [error('noDefinition', 'definition')]),
    ...lintComponents(terms),
    ...lintReview(terms),
    ...lintDisputes(terms),
    ...lintReplacement(terms),
    ...lintExclusivity(terms),
    ...lintCaps(terms.caps, terms.billing.cycle),
    ...lintBilling(terms, client),
    ...(terms.reporting ? [] : [warning('noReportingCadence', 'reporting')]),
  ];
}

function lintComponents({ components }: Terms): Finding[] {
  if (components.length === 0) return [error('noComponent', 'components')];
  return [
    ...components.flatMap((component) => [
      ...(component.kind === 'perAppointment' && component.trigger === undefined
        ? [error('noTrigger', `components.${component.id}.trigger`)]
        : []),
      ...(isPriced(component) ? [] : [error('noRate', `components.${component.id}.price`)]),
    ]),
    ...repeated(components.map(({ id }) => id)).map((id) => error('componentRepeated', `components.${id}`)),
  ];
}

/** Whether a component says what it charges. */
function isPriced(component: Component): boolean {
  if (isUnitPriced(component)) {
    return component.price !== undefined || component.prices !== undefined || component.volume !== undefined;
  }
  switch (component.kind) {
    case 'firstPurchaseShare':
    case 'dealShare':
    case 'recurringShare':
      return component.percent !== undefined;
    case 'passThrough':
      return component.markUpPercent !== undefined;
    default:
      return component.price !== undefined;
  }
}

function lintReview({ review, billing }: Terms): Finding[] {
  if (review === undefined) return [error('noReviewWindow', 'review')];
  const { hours, businessDays } = review;
  if (hours !== undefined && businessDays !== undefined) return [error('hoursAndBusinessDays', 'review')];
  if (hours === undefined && businessDays === undefined) return [error('noReviewWindow', 'review')];
  // One or two business days are what 24 to 48 hours are in hours.
  const usual = hours === undefined ? (businessDays ?? 0) <= 2 : hours >= 24 && hours <= 48;
  const days = hours === undefined ? (businessDays ?? 0) : hours / 24;
  return [
    ...(usual ? [] : [warning('unusualWindow', 'review')]),
    // Nothing delivered in a period could be billed with it.
    ...(days > cycleDays[billing.cycle] ? [warning('windowBeyondPeriod', 'review')] : []),
  ];
}

function lintDisputes({ disputes, definition }: Terms): Finding[] {
  if (disputes === undefined) return [warning('noDisputeTerms', 'disputes')];
  const { reasons, remedy, partPercent, cap } = disputes;
  const clauses = new Set(['definition', ...(definition?.criteria ?? []).map(({ id }) => id)]);
  return [
    ...repeated(reasons.map(({ reason }) => reason)).map((reason) => error('reasonRepeated', `disputes.${reason}`)),
    ...(remedy === 'part' && partPercent === undefined ? [error('noPartPercent', 'disputes.partPercent')] : []),
    // All of it is a credit, not a part of one.
    ...(partPercent === undefined || isPart(partPercent) ? [] : [error('percentOutOfRange', 'disputes.partPercent')]),
    ...(cap === undefined || 'count' in cap || isPercent(cap.percent)
      ? []
      : [error('percentOutOfRange', 'disputes.cap.percent')]),
    ...reasons.flatMap(({ reason, clause }) =>
      clause === null || clauses.has(clause) ? [] : [warning('unknownClause', `disputes.${reason}.clause`)],
    ),
  ];
}

const isPercent = (percent: string): boolean => compareDecimals(percent, 0) >= 0 && compareDecimals(percent, 100) <= 0;

const isPart = (percent: string): boolean => compareDecimals(percent, 0) > 0 && compareDecimals(percent, 100) < 0;

function lintReplacement({ replacement, disputes, appointments }: Terms): Finding[] {
  const owed = disputes?.remedy === 'replacement' || Object.values(appointments?.outcomes ?? {}).includes('replace');
  return owed && replacement === undefined ? [error('noReplacementTerms', 'replacement')] : [];
}

function lintExclusivity({ exclusivity }: Terms): Finding[] {
  if (exclusivity.leads === 'shared' && exclusivity.buyers === undefined)
    return [error('noBuyers', 'exclusivity.buyers')];
  if (exclusivity.leads === 'exclusive' && exclusivity.buyers !== undefined)
    return [error('buyersOfExclusive', 'exclusivity.buyers')];
  return [];
}

const cycleDays: Readonly<Record<Cycle, number>> = { weekly: 7, twoWeekly: 14, monthly: 28, quarterly: 90 };

/** A cap on a longer time that lies below one on a shorter time makes the shorter one meaningless. */
function lintCaps(caps: readonly Cap[], cycle: Cycle): Finding[] {
  const days = { day: 1, week: 7, month: 28, period: cycleDays[cycle] };
  return [
    ...repeated(caps.map((cap) => cap.per)).map((per) => error('capRepeated', `caps.${per}`)),
    ...caps.flatMap((long) =>
      caps.some(
        (short) => days[short.per] < days[long.per] && (short.leads ?? 0) > (long.leads ?? Number.POSITIVE_INFINITY),
      )
        ? [error('capsContradict', `caps.${long.per}`)]
        : [],
    ),
  ];
}

function lintBilling({ billing }: Terms, client: Pick<Client, 'taxId'>): Finding[] {
  const countsWeeks = billing.cycle === 'weekly' || billing.cycle === 'twoWeekly';
  const idle = billing.firstDay !== undefined && !countsWeeks ? [warning('firstDayUnused', 'billing.firstDay')] : [];
  const { tax } = billing;
  if (tax === undefined) return [...idle, error('noTax', 'billing.tax')];
  const law = taxLaw[tax.category];
  const charged = compareDecimals(tax.ratePercent, 0) > 0;
  return [
    ...idle,
    ...(charged === law.charged && isPercent(tax.ratePercent)
      ? []
      : [error('taxRateContradiction', 'billing.tax.ratePercent')]),
    ...(law.note && tax.note === undefined ? [error('noTaxNote', 'billing.tax.note')] : []),
    ...(!law.note && tax.note !== undefined ? [warning('taxNoteUnused', 'billing.tax.note')] : []),
    ...(law.clientTaxId && client.taxId === undefined ? [warning('noClientTaxId', 'billing.tax.category')] : []),
  ];
}
