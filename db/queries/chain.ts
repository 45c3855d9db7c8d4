import { seenDelivery } from './seen.ts';

/** The link that says when a chain is held and how it ended, as `chains` in the domain says: a test holds the two together. */
export const decidesChain = `NOT EXISTS (SELECT 1 FROM appointment l WHERE l.chain_id = a.chain_id AND l.id <> a.id
  AND (l.outcome IS NOT 'rescheduled', l.starts_at, l.id) > (a.outcome IS NOT 'rescheduled', a.starts_at, a.id))`;

/** What `chainState` in the domain says of a deciding link at `:now`, for many at once. */
export const chainStateSql = `CASE WHEN a.outcome IS NOT NULL AND a.outcome <> 'rescheduled' THEN a.outcome
  WHEN a.starts_at > :now THEN 'booked' ELSE 'unconfirmed' END`;

/** Nobody has said the end, as the index `appointment_undecided` has it: it knows the few that are still open. */
export const undecided = "(a.outcome IS NULL OR a.outcome = 'rescheduled')";

/** To be put behind WHERE, of an appointment `a`: the deciding link of a chain that is open, up to `:until`. */
export const undecidedChain = `${undecided} AND a.starts_at <= :until AND ${decidesChain} AND ${seenDelivery('a.delivery_id')}`;
