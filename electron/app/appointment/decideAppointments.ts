import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import { appointmentsOfChain, updateAppointment } from '../../../db/queries/appointment.ts';
import type { OutcomeAnswer, OutcomeInput } from '../../../shared/api/appointment.ts';
import type { Chain, FinalOutcome } from '../../../shared/domain/appointment.ts';
import { decidingLink } from '../../../shared/domain/appointment.ts';
import { judgeOutcome } from '../../../shared/domain/outcome.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { ruledContracts } from '../dispute/disputeCase.ts';
import { stop, transact } from '../transact.ts';
import { chainOf, noteChain, problemsOf, settle } from './chainAtHand.ts';

type Answer = z.output<typeof OutcomeAnswer>;

/**
 * Says how meetings ended, or corrects it (domain §5): the same rules as a row of the calendar's file, for all chains or for
 * none. What the outcome brings follows at once: a replacement is owed, or owed no more; money on an invoice is left to a
 * person and said (`problems`). Refuses `notFound`, and `outcomeBeforeMeeting` with the chain and of how many (`of`).
 */
export function decideAppointments(context: Context, input: z.output<typeof OutcomeInput>): Result<Answer> {
  const { outcome } = input;
  return transact(context, (w) => {
    const answer: Answer = { decided: 0, unchanged: 0, owed: 0, notOwed: 0, problems: [] };
    const contractOf = ruledContracts(w);
    const chains = new Map(input.ids.map((id) => chainOf(w, id)).map((chain) => [chain.id, chain]));
    for (const chain of chains.values()) {
      guard(context, chain, outcome, chains.size);
      if (chain.outcome === outcome) {
        answer.unchanged += 1;
        continue;
      }
      write(w, chain, outcome);
      const settled = settle(w, context, contractOf(chain.contractId), chain.id);
      answer.decided += 1;
      if (settled.change !== null) answer[settled.change] += 1;
      answer.problems.push(...problemsOf(chain.id, settled));
      noteChain(w, context, 'outcome', chain.id, {
        before: { outcome: chain.outcome },
        after: { outcome, owes: settled.change },
      });
    }
    return answer;
  });
}

function guard(context: Context, chain: Chain, outcome: FinalOutcome, of: number): void {
  const judged = judgeOutcome(chain, outcome, context.now());
  if (judged.ok) return;
  const { code, data } = judged.refusal;
  stop(code, of === 1 ? data : { ...data, of });
}

/** The link that decides gets the outcome, also where it said it was moved and never came. */
function write(w: Writer, chain: Chain, outcome: FinalOutcome): void {
  const last = decidingLink(appointmentsOfChain(w, chain.id));
  updateAppointment(w, { ...last, outcome });
}
