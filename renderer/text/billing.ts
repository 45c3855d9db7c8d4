import type { z } from 'zod';
import type { ProvedCharge } from '../../shared/api/invoice.ts';
import type { BlockerCode } from '../../shared/domain/blockers.ts';
import { formatUnitPrice } from '../../shared/domain/money.ts';
import { never } from '../../shared/domain/never.ts';
import type { Effect } from '../../shared/domain/pricing/charge.ts';
import { effectNamed } from '../../shared/domain/pricing/charge.ts';
import type { CarryCode, DropCode } from '../../shared/domain/pricing/model.ts';
import { derivationText, english } from '../../shared/domain/pricing/wording.ts';
import { dayText, momentText, numberText } from '../parts/format.ts';
import { counted } from './counted.ts';

type Charge = z.output<typeof ProvedCharge>;

/** Where something is mended that keeps a contract from being invoiced. */
export type Mend = 'contract' | 'client' | 'agency';

/** What is in the way of an invoice: in words, and where to mend it; null where it mends itself. */
const blockers: Readonly<
  Record<BlockerCode, { readonly says: (count: number) => string; readonly mend: Mend | null }>
> = {
  contractDraft: { says: () => 'The contract is a draft', mend: 'contract' },
  lintErrors: {
    says: (count) => (count === 1 ? 'The terms have an error' : `The terms have ${count} errors`),
    mend: 'contract',
  },
  taxMissing: { says: () => 'The terms say nothing of tax', mend: 'contract' },
  taxNoteMissing: { says: () => 'The reason for no tax is missing', mend: 'contract' },
  agencyMissing: { says: () => 'The file has no agency yet', mend: 'agency' },
  agencyNameMissing: { says: () => 'Your agency has no name', mend: 'agency' },
  agencyAddressMissing: { says: () => 'Your agency has no full address', mend: 'agency' },
  agencyTaxIdMissing: { says: () => 'Your agency has no tax id', mend: 'agency' },
  clientNameMissing: { says: () => 'The client has no name', mend: 'client' },
  clientAddressMissing: { says: () => 'The client has no full address', mend: 'client' },
  clientTaxIdMissing: { says: () => 'The client has no tax id', mend: 'client' },
  belowZero: { says: () => 'It gives back more than it charges: the next invoice sets it off', mend: null },
};

const isBlocker = (code: string): code is BlockerCode => code in blockers;

/** Throws on a code without words: a blocker nobody named is a bug. */
export function blockerWords({ code, count }: { readonly code: string; readonly count: number }): {
  readonly says: string;
  readonly mend: Mend | null;
} {
  if (!isBlocker(code)) throw new Error(`no words for the blocker ${code}`);
  const { says, mend } = blockers[code];
  return { says: says(count), mend };
}

/** Why something waits for a later invoice. */
export function carryWords(code: CarryCode, count: number): string {
  switch (code) {
    case 'reviewOpen':
      return `${count} in review`;
    case 'disputeOpen':
      return `${count} disputed`;
    case 'meetingUnconfirmed':
      return `${counted(count, 'meeting')} unconfirmed`;
    case 'revenueMissing':
      return `${counted(count, 'revenue report')} missing`;
    default:
      return never(code);
  }
}

/** What has to happen before it is billed. */
export function carryReason(code: CarryCode): string {
  switch (code) {
    case 'reviewOpen':
      return 'The client can still dispute it';
    case 'disputeOpen':
      return 'A claim waits for a decision';
    case 'meetingUnconfirmed':
      return 'Nobody has said how the meeting went';
    case 'revenueMissing':
      return 'The client has not reported it';
    default:
      return never(code);
  }
}

export function dropWords(code: DropCode, count: number): string {
  switch (code) {
    case 'onHold':
      return `${count} on hold above the cap`;
    case 'returned':
      return `${count} returned`;
    case 'replacement':
      return counted(count, 'replacement');
    case 'outcomeNotBillable':
      return counted(count, 'meeting that is not billed', 'meetings that are not billed');
    case 'notYetDue':
      return `${counted(count, 'meeting')} still ahead`;
    case 'incomplete':
      return `${count} without a price`;
    case 'makeGood':
      return `${count} given free`;
    case 'callTooShort':
      return counted(count, 'call that was too short', 'calls that were too short');
    case 'notAttributed':
      return `${count} won after the attribution window`;
    case 'notFirstPurchase':
      return counted(count, 'later purchase');
    case 'afterWindow':
      return `${counted(count, 'month')} after the shared ones`;
    case 'noPriceFits':
      return `${count} that no price fits`;
    default:
      return never(code);
  }
}

/** What an effect of a period is, beside what it is worked out from. */
const effectTitles: Readonly<Record<Effect, string>> = {
  tier: 'Tiers',
  shortfall: 'Unused volume',
  upgrade: 'Upgrade',
  bonus: 'Bonus',
  discount: 'Discount',
  minimum: 'Minimum',
  guarantee: 'Guarantee',
  cost: 'Costs',
};

/** What triggered a charge: `Lead`, `Meeting held`, `Revenue 2026-03`, `Costs of ads`. */
export function eventWords(event: string): string {
  const effect = effectNamed(event);
  const [kind, , last = ''] = event.split(':');
  if (effect === 'cost') return `Costs of ${event.slice(event.indexOf('/') + 1, event.lastIndexOf(':'))}`;
  if (effect !== null) return effectTitles[effect];
  switch (kind) {
    case 'delivery':
      return 'Lead';
    case 'period':
      return 'Period';
    case 'sale':
      return 'Sale';
    case 'revenue':
      return `Revenue ${last}`;
    default:
      return last === 'held' ? 'Meeting held' : 'Meeting booked';
  }
}

/** Why a charge costs what it costs: the sum as one would write it down, the terms it stands on, and how it was accepted. */
export function whyWords(
  { event, derivation }: Charge,
  { currency, locale, zone }: { readonly currency: string; readonly locale: string; readonly zone: string },
): { readonly sum: string; readonly terms: string; readonly acceptance: string | null } | null {
  if (derivation === null) return null;
  const { termsVersion, from, rounding, accepted, acceptedAt } = derivation;
  const when = acceptedAt === null ? '' : ` ${momentText(acceptedAt, zone, locale)}`;
  return {
    sum: derivationText({ event, derivation }, english, {
      money: (price) => formatUnitPrice(price, currency, locale),
      number: (value) => numberText(value, locale),
      percent: (value) => `${numberText(value, locale)}\u00a0%`,
    }),
    terms: [
      `Terms ${termsVersion} of ${dayText(from, locale)}`,
      ...(rounding === 'none' ? [] : ['rounded once, half away from zero']),
    ].join(' · '),
    acceptance: accepted === null ? null : `${accepted === 'accepted' ? 'accepted' : 'deemed accepted'}${when}`,
  };
}
