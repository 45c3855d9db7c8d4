import type { z } from 'zod';
import { readContract } from '../../../db/queries/contract.ts';
import { deleteDraft } from '../../../db/queries/draft.ts';
import type { ContractSave, ContractSaved } from '../../../shared/api/contract.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { stop, transact } from '../transact.ts';
import { asContract, putContract } from './putContract.ts';

/** The name under which the editor keeps what is typed; a new contract has one of its own. */
export const termsDraftName = (ref: string | undefined): string => (ref === undefined ? 'terms' : `terms:${ref}`);

/**
 * Saves one contract by the rules of the setup file. Refuses a new one whose ref is taken (`refTaken`), and whatever
 * `putContract` stops at.
 */
export function saveContract(
  context: Context,
  { contract, isNew, movedFrom }: z.output<typeof ContractSave>,
): Result<z.output<typeof ContractSaved>> {
  return transact(context, (w) => {
    if (isNew && readContract(w, contract.ref)) stop('refTaken', { kind: 'contract', ref: contract.ref });
    const gone = movedFrom === undefined || contract.terms.some(({ from }) => from === movedFrom) ? [] : [movedFrom];
    const { put, state, keptDraft, lint } = putContract(w, context, contract, gone);
    deleteDraft(w, termsDraftName(isNew ? undefined : contract.ref));
    const findings = lint.map(({ contract: _, ...finding }) => finding);
    return { ref: contract.ref, state, saved: put, keptDraft, lint: findings };
  });
}

/**
 * Takes a version out of a contract. Refuses an unknown contract or day (`notFound`), the last version there is
 * (`onlyVersion`), and one that was used (`termsLocked`).
 */
export function dropVersion(
  context: Context,
  { ref, from }: { readonly ref: string; readonly from: string },
): Result<{ left: number }> {
  return transact(context, (w) => {
    const stored = readContract(w, ref) ?? stop('notFound', { kind: 'contract', ref });
    const contract = asContract(stored);
    const left = contract.terms.filter((terms) => terms.from !== from);
    if (left.length === contract.terms.length) stop('notFound', { kind: 'version', ref: from });
    if (left.length === 0) stop('onlyVersion', { contract: ref });
    putContract(w, context, { ...contract, terms: left }, [from]);
    return { left: left.length };
  });
}
