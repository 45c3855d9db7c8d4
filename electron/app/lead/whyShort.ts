import { z } from 'zod';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { Qualification } from '../../../db/queries/qualification.ts';
import type { WhyShort } from '../../../shared/api/leadFind.ts';
import { definitionUnder } from '../../../shared/domain/contract/requiredConsent.ts';
import { criterionInWords } from '../../../shared/domain/qualification/wording.ts';

const Codes = z.array(z.string());

/** Codes as a lead's row keeps them. */
export const codesOf = (held: string | null): string[] => (held === null ? [] : Codes.parse(JSON.parse(held)));

/** Why a lead stands where it stands, in the words of the definition it was judged by. Soft criteria decide nothing. */
export function whyShort(
  made: Qualification | null,
  contract: StoredContract | null,
  contact: readonly string[],
): z.output<typeof WhyShort> {
  const terms = contract?.versions.find(({ id }) => id === made?.termsId)?.terms;
  const definition = terms && definitionUnder(terms);
  const hard = new Map(definition?.criteria.filter((criterion) => criterion.hard).map((one) => [one.id, one]));
  const wordsOf = (ids: readonly string[] = []): string[] =>
    ids.flatMap((id) => {
      const criterion = hard.get(id);
      return criterion === undefined ? [] : criterionInWords(criterion);
    });
  return {
    failed: wordsOf(made?.reasons.fail),
    unknown: wordsOf(made?.reasons.unknown),
    junk: [...(made?.reasons.junk ?? [])],
    contact: [...contact],
    duplicateOf: made?.duplicateOf ?? null,
    duplicateDays: made?.duplicateDays ?? null,
  };
}
