import type { ChainState } from '../../../shared/domain/appointment.ts';
import type { Day, Decimal, Instant, Minor } from '../../../shared/domain/basics.ts';
import type { Brand, Paper } from '../../../shared/domain/brand.ts';
import type { ReasonClass } from '../../../shared/domain/contract/terms.ts';
import type { Standing } from '../../../shared/domain/delivery.ts';
import type { DisputeState } from '../../../shared/domain/dispute.ts';
import type { Counts } from '../../../shared/domain/kpi/counts.ts';
import type { Figure } from '../../../shared/domain/kpi/figure.ts';
import type { Period } from '../../../shared/domain/period.ts';
import type { Counted } from '../../../shared/domain/pricing/bill.ts';
import type { CarryCode } from '../../../shared/domain/pricing/model.ts';

/** The figures a report opens: those that are the client's to see (domain §7). */
export const shownFigures = [
  'acceptanceRate',
  'returnRate',
  'disputeRate',
  'showRate',
  'keptRate',
  'leadToOpportunityRate',
  'leadToCloseRate',
  'costPerLead',
  'costPerQualifiedLead',
  'costPerOpportunity',
  'costPerAcquisition',
  'roas',
  'timeToConversion',
  'marketPenetration',
  'acquisitionCost',
  'lifetimeValue',
  'highestCostPerLead',
] as const;
export type ShownFigure = (typeof shownFigures)[number];

/** Figures of the client's view: what was charged, never what it cost the agency. */
export interface ClientFigures {
  readonly counts: Counts;
  readonly revenue: Minor;
  readonly spend: Minor;
  readonly costPerQualifiedLead: Minor | null;
}

/** One price component: how often it was charged, and what was taken back of it. */
export interface CostLine {
  readonly text: string;
  readonly charges: number;
  readonly charged: Minor;
  readonly credited: Minor;
}

export interface ReportDocument {
  readonly kind: 'invoice' | 'creditNote';
  readonly number: string;
  readonly issueDay: Day;
  readonly net: Minor;
  readonly gross: Minor;
}

/** Claims of one reason and how they ended. */
export interface ClaimLine {
  readonly reason: string;
  readonly class: ReasonClass;
  readonly ended: readonly { readonly state: DisputeState; readonly count: number }[];
}

/** One delivery, by reference only. */
export interface DeliveryLine {
  readonly reference: string;
  readonly day: Day;
  readonly week: string;
  readonly origin: string;
  readonly standing: Standing | 'replaced';
  readonly meeting: ChainState | null;
  readonly stage: string | null;
  /** Charged so far, net of credits; null while nothing was. */
  readonly charged: Minor | null;
}

/** Something that waits for somebody, with when it should be done where there is such a day. */
export interface NextStep {
  readonly kind:
    | 'reviewOpen'
    | 'silent'
    | 'disputeOpen'
    | 'lateClaim'
    | 'meetingUnconfirmed'
    | 'meetingAhead'
    | 'replacementOwed'
    | 'replacementOverdue'
    | 'behindTarget';
  readonly count: number;
  readonly day: Day | null;
}

/** A results report, frozen (domain §7): what is printed, and nothing that is not. Its hash covers all of it. */
export interface ReportSnapshot {
  readonly kind: 'report';
  readonly agency: string;
  readonly client: { readonly ref: string; readonly name: string };
  readonly contract: { readonly ref: string; readonly name: string };
  readonly locale: string;
  readonly zone: string;
  readonly period: Period;
  readonly currency: string;
  readonly total: ClientFigures;
  /** Rates and prices of the client's view, opened: value, formula, counts and what was left out. */
  readonly opened: readonly (Figure & { readonly name: ShownFigure })[];
  readonly hasMeetings: boolean;
  readonly origins: readonly (ClientFigures & { readonly origin: string })[];
  readonly weeks: readonly (ClientFigures & { readonly week: string; readonly from: Day })[];
  readonly target: {
    readonly wanted: Decimal;
    readonly attainment: Decimal | null;
    readonly projected: Decimal | null;
    /** What is due by each day of the period. */
    readonly planned: readonly Decimal[];
  } | null;
  readonly costs: readonly CostLine[];
  readonly documents: readonly ReportDocument[];
  /** Accepted by now and on no invoice yet. */
  readonly notInvoiced: { readonly charges: number; readonly net: Minor };
  readonly carriedOver: readonly Counted<CarryCode>[];
  readonly claims: readonly ClaimLine[];
  readonly replacements: { readonly owed: number; readonly fulfilled: number; readonly overdue: number };
  readonly nextSteps: readonly NextStep[];
  readonly deliveries: readonly DeliveryLine[];
}

/** A report as it is printed: the frozen figures, the text its hash covers, and when it was made (the client's days). */
export interface FrozenReport {
  readonly snapshot: ReportSnapshot;
  readonly text: string;
  readonly hash: string;
  readonly madeAt: Instant;
  /** The owner's words to the client; empty without any. Not covered by the hash: the figures are. */
  readonly comment: string;
  /** The report of the same period that it replaces; null for the first. */
  readonly restates: { readonly madeAt: Instant; readonly hash: string } | null;
  /** The client's look of today, not covered by the hash either; without one, the agency's colour. */
  readonly brand: Brand;
  readonly paper: Paper;
}
