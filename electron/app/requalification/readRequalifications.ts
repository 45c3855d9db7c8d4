import type { InferContractRouterOutputs } from '@orpc/contract';
import type { z } from 'zod';
import { readContract, readContractById, readContracts } from '../../../db/queries/contract.ts';
import { readLeads } from '../../../db/queries/lead.ts';
import { qualificationsOfLeads } from '../../../db/queries/qualification.ts';
import { movedLeads, readRequalification, requalifications } from '../../../db/queries/requalification.ts';
import type { RequalifiedAnswer, RequalifiedInput, requalification } from '../../../shared/api/requalification.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { nameOf, textValue } from '../lead/leadFields.ts';
import { whyShort } from '../lead/whyShort.ts';
import { createJudging, type JudgedLead, targetOf } from './judging.ts';
import { moveNumber, previewOf } from './preview.ts';
import { runOf } from './run.ts';

type ListAnswer = InferContractRouterOutputs<typeof requalification>['list'];
type Input = z.output<typeof RequalifiedInput>;
type Answer = z.output<typeof RequalifiedAnswer>;

const mostListed = 50;

/** What was judged again, the newest first. Refuses `notFound`. */
export function listRequalifications(
  { handle: { reader } }: Pick<Context, 'handle'>,
  { contract: ref }: { readonly contract?: string | undefined },
): Result<ListAnswer> {
  const contract = ref === undefined ? null : readContract(reader, ref);
  if (ref !== undefined && contract === null) return refuse('notFound', { kind: 'contract', ref });
  const contracts = new Map(readContracts(reader).map((one) => [one.id, one]));
  return done({
    runs: requalifications(reader, contract?.id ?? null, mostListed).flatMap((stored) => {
      const own = contracts.get(stored.contractId);
      return own === undefined ? [] : [runOf(own, stored)];
    }),
  });
}

/**
 * The leads behind one cell of a dry run or of what was done, page by page, each with why it stood where it stood and why it does
 * now. Refuses `notFound`: a dry run is forgotten after some others, and when the program ends.
 */
export function requalifiedLeads(context: Context, input: Input): Result<Answer> {
  return input.run === undefined ? previewed(context, input) : ran(context, input, input.run);
}

function previewed({ handle, now }: Context, { preview: id, from, to, after, limit }: Input): Result<Answer> {
  const preview = id === undefined ? undefined : previewOf(handle, id);
  if (preview === undefined) return refuse('notFound', { kind: 'preview', ref: id ?? 0 });
  const target = targetOf(handle.reader, preview.contract, now());
  if (!target.ok) return target;
  const wanted = moveNumber(from, to);
  const ids = preview.moved
    .filter(({ lead, move }) => move === wanted && lead > after)
    .slice(0, limit + 1)
    .map(({ lead }) => lead);
  const judged = createJudging(handle.reader, target.value, now())(ids.slice(0, limit));
  return done({
    rows: judged.map((one) => rowOf(one, target.value.contract)),
    next: ids.length > limit ? (ids[limit - 1] ?? null) : null,
  });
}

const rowOf = (
  { lead, newest, anew }: Pick<JudgedLead, 'lead' | 'newest' | 'anew'>,
  contract: Parameters<typeof whyShort>[1],
): Answer['rows'][number] => ({
  lead: {
    id: lead.id,
    name: nameOf(lead),
    company: textValue(lead, 'company.name'),
    email: textValue(lead, 'person.email'),
  },
  was: whyShort(newest, contract, lead.contactReasons),
  why: whyShort(anew, contract, lead.contactReasons),
});

function ran({ handle: { reader } }: Context, { from, to, after, limit }: Input, id: number): Result<Answer> {
  const stored = readRequalification(reader, id);
  if (stored === null) return refuse('notFound', { kind: 'requalification', ref: id });
  const contract = readContractById(reader, stored.contractId);
  const ids = movedLeads(reader, id, { from, to }, after, limit + 1);
  const shown = ids.slice(0, limit);
  const verdicts = Map.groupBy(
    qualificationsOfLeads(reader, shown).filter(({ contractId }) => contractId === contract.id),
    ({ leadId }) => leadId,
  );
  const leads = readLeads(reader, shown).toSorted((a, b) => a.id - b.id);
  return done({
    rows: leads.flatMap((lead) => {
      const made = verdicts.get(lead.id) ?? [];
      const anew = made.find(({ termsId }) => termsId === stored.termsId);
      if (anew === undefined) return [];
      const before = made.find(({ termsId }) => termsId !== stored.termsId);
      return [rowOf({ lead, newest: before ?? anew, anew }, contract)];
    }),
    next: ids.length > limit ? (shown.at(-1) ?? null) : null,
  });
}
