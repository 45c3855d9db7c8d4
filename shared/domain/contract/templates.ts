import type { Day } from '../basics.ts';
import { addDays } from '../time.ts';
import type { Component } from './component.ts';
import { firstTerms } from './firstTerms.ts';
import type { Terms } from './terms.ts';

/** The usual kinds of deal, the most frequent first. */
export const templates = ['perLead', 'held', 'hybrid', 'tiered', 'revenueShare', 'pilot'] as const;
export type Template = (typeof templates)[number];

/** What a template is called, which is also how a contract made of it is, and what the deal is in one line. */
export const templateWords: Readonly<Record<Template, { readonly title: string; readonly says: string }>> = {
  perLead: { title: 'Pay per lead', says: 'A price for every accepted lead' },
  held: { title: 'Held appointments', says: 'A price for every appointment that takes place' },
  hybrid: { title: 'Hybrid', says: 'A base fee, leads in tiers, meetings in their place, and a minimum' },
  tiered: { title: 'Tiered leads', says: 'A lower price for more leads' },
  revenueShare: { title: 'Revenue share', says: 'Percent of every deal that is won' },
  pilot: { title: 'Pilot', says: 'Thirteen weeks to try each other, with a way out' },
};

export interface TemplateStart {
  readonly from: Day;
  /** Countries of the seller and the buyer, where known. */
  readonly seller: string | null;
  readonly buyer: string | null;
}

/** A price that is still to be said; the schema of stored terms does not take it, so nothing runs on it. */
const toBeSaid = '';

const pilotDays = 13 * 7;

/**
 * The terms of a usual deal: they lint clean once their prices and their tax are said. What stands beside the prices is the
 * usual of {@link firstTerms}.
 */
export function templateTerms(template: Template, start: TemplateStart): Terms {
  const usual = firstTerms({ ...start, components: [] });
  switch (template) {
    case 'perLead':
      return { ...usual, components: [flatLead] };
    case 'held':
      return { ...usual, components: [heldMeeting] };
    case 'hybrid':
      return {
        ...usual,
        components: [{ id: 'fee', kind: 'retainer' }, tieredLead(100), { ...heldMeeting, overlap: 'upgrade' }],
        minimum: { shortfall: 'trueUp' },
      };
    case 'tiered':
      return { ...usual, components: [tieredLead(50, 100)] };
    case 'revenueShare':
      return { ...usual, components: [{ id: 'share', kind: 'dealShare' }], attribution: { days: 90 } };
    case 'pilot': {
      const until = addDays(start.from, pilotDays - 1);
      return {
        ...usual,
        components: [flatLead],
        pilot: { until, leads: 100 },
        notice: { days: 14 },
        benchmarks: [{ measure: 'acceptanceRate', atLeast: '80', by: until, exit: 'terminate' }],
      };
    }
  }
}

const flatLead: Component = { id: 'lead', kind: 'perLead' };
const heldMeeting: Extract<Component, { kind: 'perAppointment' }> = {
  id: 'meeting',
  kind: 'perAppointment',
  trigger: 'held',
};

/** Leads up to each limit, and those above the last, each at a price of its own. */
const tieredLead = (...limits: readonly number[]): Component => ({
  id: 'lead',
  kind: 'perLead',
  volume: { shape: 'graduated', tiers: [...limits, null].map((upTo) => ({ upTo, unit: toBeSaid })) },
});
