import type { Instant } from '../../../shared/domain/basics.ts';
import type { Standing } from '../../../shared/domain/delivery.ts';
import type { Reviewed } from '../../../shared/domain/pricing/model.ts';

/** Where a unit stands, with the moment it was accepted by word or by silence. */
export function reviewedAt(
  at: Standing,
  { decidedAt, reviewEndsAt }: { readonly decidedAt: Instant | null; readonly reviewEndsAt: Instant | null },
): Reviewed {
  switch (at) {
    case 'accepted':
      return { standing: at, acceptedAt: decidedAt };
    case 'deemedAccepted':
      return { standing: at, acceptedAt: reviewEndsAt };
    default:
      return { standing: at, acceptedAt: null };
  }
}
