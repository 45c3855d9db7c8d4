import type { z } from 'zod';
import { diaryOf } from '../../../db/queries/appointment.ts';
import { readContract } from '../../../db/queries/contract.ts';
import type { DiaryAnswer, DiaryInput } from '../../../shared/api/appointment.ts';
import { mayClash } from '../../../shared/domain/appointment.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';

/**
 * The meetings still to be held in a contract's calendar on the client's day of a moment, and which of them one more at that moment may
 * clash with. Nothing is refused for it: the client may have two people. Refuses `notFound`.
 */
export function readDiary(context: Context, input: z.output<typeof DiaryInput>): Result<z.output<typeof DiaryAnswer>> {
  const { reader } = context.handle;
  const contract = readContract(reader, input.contract);
  if (contract === null) return refuse('notFound', { kind: 'contract', ref: input.contract });
  const zone = contract.client.timeZone;
  const day = dayOf(input.at, zone);
  const asked = { startsAt: input.at, withWhom: input.withWhom?.trim() || null };
  const rows = diaryOf(reader, contract.id, startOfDay(day, zone), startOfDay(addDays(day, 1), zone));
  return done({
    zone,
    day,
    meetings: rows.map(({ id, startsAt, kind, withWhom, leadId, name, company, email }) => ({
      id,
      startsAt,
      kind,
      withWhom,
      lead: { id: leadId, name, company, email },
      mayClash: mayClash(asked, { startsAt, withWhom }),
    })),
  });
}
