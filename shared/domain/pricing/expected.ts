import type { Day, Instant, Minor } from '../basics.ts';
import type { TermsVersion } from '../contract/terms.ts';
import { sumOf } from '../money.ts';
import { deliveryEvents } from './events.ts';
import { unlisted } from './model.ts';
import { chargeOf } from './price.ts';
import { timelineOf } from './timeline.ts';
import { bucketOf } from './units.ts';

/**
 * What `leads` leads will bill as leads under one version of the terms if all are delivered on `day` and accepted, in minor
 * units of the client's currency: the sum over its components that price leads (domain §4). Where the price depends on the number
 * of units, they are the first of their period; conditional prices are those of a lead that meets no condition.
 */
export function expectedOf(version: TermsVersion, leads: number, day: Day, acceptedAt: Instant): Minor {
  const accepted = { id: 0, day, standing: 'accepted', acceptedAt, ...unlisted, callSeconds: null } as const;
  const timeline = timelineOf([version]);
  const billed = deliveryEvents(accepted, timeline).filter(({ judged }) => judged.kind === 'bill');
  return sumOf(
    billed.map((event) => {
      const bucket = bucketOf(timeline, event.priced, day, () => 0);
      return bucket ? bucket.scale.upTo(leads, leads) : leads * chargeOf(event).amount;
    }),
  );
}
