import type { z } from 'zod';
import { UnlockAnswer, type UnlockQuestion } from '../../shared/api/unlock.ts';

/** Asks the locked desktop. Rejects when it does not answer, or not in words that are known. */
export async function askUnlock(question: z.infer<typeof UnlockQuestion>): Promise<UnlockAnswer> {
  const answer = await fetch(new URL('/rpc/unlock', location.origin), {
    method: 'POST',
    headers: { 'x-tallyproof': '1', 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  return UnlockAnswer.parse(await answer.json());
}
