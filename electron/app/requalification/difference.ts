import type { StoredContract } from '../../../db/queries/contract.ts';
import type { RequalifyPreview, RequalifyRun } from '../../../shared/api/requalification.ts';
import { definitionUnder } from '../../../shared/domain/contract/requiredConsent.ts';
import { criterionInWords } from '../../../shared/domain/qualification/wording.ts';
import { cellsOf, changedIn, type Tally } from '../../../shared/domain/requalification.ts';
import { lookOf } from '../look.ts';

type Difference = Omit<RequalifyPreview, 'preview'>;
type Reason = RequalifyRun['reasons'][number];

const kinds: ReadonlySet<string> = new Set<Reason['kind']>([
  'failed',
  'unknown',
  'junk',
  'contact',
  'suppressed',
  'duplicate',
  'taken',
]);
const isKind = (word: string): word is Reason['kind'] => kinds.has(word);

/** A tally as screens show it, in the words of the contract. */
export function differenceOf(contract: StoredContract, termsId: number, tally: Tally): Difference {
  const { leads, same, moves, handed, reasons, willBill } = tally;
  return {
    contract: { ref: contract.ref, name: contract.name },
    look: lookOf(contract.client),
    version: contract.versions.find(({ id }) => id === termsId)?.version ?? 0,
    leads,
    changed: changedIn(moves),
    same,
    moves: cellsOf(moves),
    handed: cellsOf(handed),
    reasons: Object.entries(reasons)
      .map(([key, counts]) => ({ ...reasonOf(contract, termsId, key), ...counts }))
      .toSorted((a, b) => b.now + b.gone - (a.now + a.gone)),
    willBill,
  };
}

function reasonOf(contract: StoredContract, termsId: number, key: string): Pick<Reason, 'kind' | 'words'> {
  const at = key.indexOf(':');
  const [kind, id] = at < 0 ? [key, ''] : [key.slice(0, at), key.slice(at + 1)];
  if (!isKind(kind)) throw new Error(`no reason ${key}`);
  if (kind === 'junk') return { kind, words: id };
  return { kind, words: kind === 'failed' || kind === 'unknown' ? criterionWords(contract, termsId, id) : null };
}

/** As the terms judged under say it; a criterion they do not have, as the newest that had it did. */
function criterionWords({ versions }: StoredContract, termsId: number, id: string): string {
  const own = versions.filter((version) => version.id === termsId);
  const criterion = [...own, ...versions.toReversed()]
    .flatMap(({ terms }) => definitionUnder(terms)?.criteria ?? [])
    .find((one) => one.id === id);
  return criterion === undefined ? id : criterionInWords(criterion);
}
