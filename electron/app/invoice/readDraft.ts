import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { deliveredLeads } from '../../../db/queries/billing.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContract } from '../../../db/queries/contract.ts';
import type { DraftAnswer } from '../../../shared/api/invoice.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { isPeriodOf, parsePeriod, periodContaining, periodText } from '../../../shared/domain/period.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { leadReference } from '../leadReference.ts';
import { paidFromBalance } from '../prepaid/documentsOnBalance.ts';
import { annexOf } from './annex.ts';
import { draftInvoice } from './draftInvoice.ts';
import type { DueDraft } from './dueDrafts.ts';
import { dueDrafts } from './dueDrafts.ts';
import { provedLines } from './provedLines.ts';
import { dueHead } from './readDue.ts';

type Answer = z.infer<typeof DraftAnswer>;

/**
 * The draft of a contract's period, opened: each line with its charges and why they cost what they cost, and every event that
 * waits. Where earlier periods are due too, it is what is left once they are issued. Refuses a period that is none
 * (`invalidInput`) or not one of the contract's (`notABillingPeriod`), and an unknown contract (`notFound`).
 */
export function readDraft(
  context: Context,
  input: { readonly contract: string; readonly period: string },
): Result<Answer> {
  const { reader } = context.handle;
  const period = parsePeriod(input.period);
  if (period === null) return refuse('invalidInput', { field: 'period', value: input.period });
  const contract = readContract(reader, input.contract);
  if (!contract) return refuse('notFound', { kind: 'contract', ref: input.contract });
  const billing = inForce(contract.versions, period.to)?.terms.billing ?? null;
  if (billing !== null && !isPeriodOf(billing, period)) {
    const own = periodText(periodContaining(billing, period.from));
    return refuse('notABillingPeriod', { contract: contract.ref, period: input.period, cycle: billing.cycle, own });
  }
  return done(answerOf(reader, draftOf(context, contract, period)));
}

function draftOf({ handle, now }: Context, contract: StoredContract, period: Period): DueDraft {
  const { reader } = handle;
  const agency = readAgency(reader);
  const due = dueDrafts(reader, contract, agency, period.to, now());
  const own = due.find(({ draft }) => draft.bill.period.from === period.from);
  return (
    own ?? {
      draft: draftInvoice(reader, contract, agency, period, now()),
      over: dayOf(now(), contract.client.timeZone) > period.to,
    }
  );
}

function answerOf(r: Reader, due: DueDraft): Answer {
  const { draft } = due;
  const { bill } = draft;
  const annex = annexOf(r, draft);
  const behind = [...bill.charges, ...bill.waiting].flatMap(({ deliveryId }) => deliveryId ?? []);
  const leads = deliveredLeads(r, [...new Set(behind)]);
  const charges = bill.charges.map((charge) => ({ ...charge, annex: annex(charge) }));
  return {
    ...dueHead(due),
    terms: bill.terms && { version: bill.terms.version, from: bill.terms.terms.from },
    lines: provedLines(bill.lines, charges, { leads, creditedOf: () => 0 }),
    tax: bill.tax && { ...bill.tax },
    prepaid: paidFromBalance(r, draft),
    waiting: bill.waiting.map(({ code, event, day, deliveryId }) => {
      const lead = deliveryId === null ? undefined : leads.get(deliveryId);
      return {
        code,
        event,
        day,
        delivery: deliveryId,
        lead: lead?.leadId ?? null,
        reference: lead ? leadReference(lead.externalId, lead.leadId) : null,
      };
    }),
    dropped: [...bill.dropped],
  };
}
