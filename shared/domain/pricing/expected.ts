import type { Day, Instant, Minor } from '../basics.ts';
import type { TermsVersion } from '../contract/terms.ts';
import { sumOf } from '../money.ts';
import { deliveryEvents } from './events.ts';
import { chargeOf } from './price.ts';
import { timelineOf } from './timeline.ts';

/**
 * What `leads` leads will bill as leads under one version of the terms if all are delivered on `day` and accepted, in minor
 * units of the client's currency: the sum over its components that price leads (domain §4).
 */
export function expectedOf(version: TermsVersion, leads: number, day: Day, acceptedAt: Instant): Minor {
  const accepted = { id: 0, day, standing: 'accepted', acceptedAt, ...untouched } as const;
  const billed = deliveryEvents(accepted, timelineOf([version])).filter(({ judged }) => judged.kind === 'bill');
  return leads * sumOf(billed.map((event) => chargeOf(event).amount));
}

const untouched = { partPercent: null, replaced: false, isReplacement: false } as const;
