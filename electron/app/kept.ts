import type { z } from 'zod';
import type { Reader } from '../../db/handle.ts';
import type { StoredContract } from '../../db/queries/contract.ts';
import { dropOldKept, type KeptFigure, nextMoment, readKept, writeKept } from '../../db/queries/keptFigure.ts';
import type { Instant } from '../../shared/domain/basics.ts';
import { dayOf, defaultReviewHours, endOfDay } from '../../shared/domain/time.ts';
import type { Context } from './context.ts';

/** A figure, and what it was asked with beside the contracts it is counted of. */
interface Asked<T> {
  readonly name: string;
  /** Days, filters and whatever else it hangs on: the same text is the same question. */
  readonly asked: string;
  /** What is kept is read through it: one of an earlier program is counted anew. */
  readonly schema: z.ZodType<T>;
}

/**
 * Figures that are counted once and kept in the file until something they are made of changes (`kept_figure`: the database drops
 * them by itself) or the clock changes them. They are a shortcut and nothing else: whatever is dropped is counted again, and comes
 * out the same.
 */
export interface Kept {
  of<T>(contracts: readonly StoredContract[], figure: Asked<T>, count: () => T): T;
}

/** Reads with kept figures; what had to be counted is kept for the next time, once `read` is done. */
export function withKept<T>({ handle, now: clock }: Pick<Context, 'handle' | 'now'>, read: (kept: Kept) => T): T {
  const now = clock();
  const counted: KeptFigure[] = [];
  const answer = read({
    of: (contracts, { name, asked, schema }, count) => {
      if (contracts.length === 0) return count();
      const contractIds = contracts.map(({ id }) => id);
      const known = { name, asked: `${contractIds.join(' ')} ${asked}` };
      const content = readKept(handle.reader, known, now);
      const kept = content === null ? undefined : schema.safeParse(JSON.parse(content)).data;
      if (kept !== undefined) return kept;
      const value = count();
      const until = Math.min(...contracts.map((contract) => holdsUntil(handle.reader, contract, now)));
      counted.push({ ...known, contractIds, at: now, until, content: JSON.stringify(value) });
      return value;
    },
  });
  if (counted.length > 0) {
    handle.aside((w) => {
      dropOldKept(w, now);
      for (const one of counted) writeKept(w, one);
    });
  }
  return answer;
}

/**
 * The last moment from `now` on at which the clock alone has changed nothing of a contract: the end of the client's day, of a review
 * window, or the beginning of a meeting. Windows of business days end with a day.
 */
function holdsUntil(r: Reader, { id, client, versions }: StoredContract, now: Instant): Instant {
  const hours = versions.flatMap(({ terms: { review } }) =>
    review?.businessDays === undefined ? (review?.hours ?? defaultReviewHours) : [],
  );
  const night = endOfDay(dayOf(now, client.timeZone), client.timeZone);
  const next = nextMoment(r, id, now, [...new Set(hours)]);
  // A window is open at its last millisecond; a meeting has begun at its first.
  return next === null ? night : Math.min(night, next === now ? now : next - 1);
}
