import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import { readContract, type StoredContract } from '../../../db/queries/contract.ts';
import type { ClientFile } from '../../../shared/api/clientFile.ts';
import type { IntakeKind } from '../../../shared/domain/intake/fields.ts';
import { type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { fileHashOf } from '../import/fileHash.ts';
import { forgetMends } from '../import/keptMends.ts';
import { rememberMap } from '../import/rememberMap.ts';
import { rehearse, transact } from '../transact.ts';
import type { ClientRows, Problem } from './readRows.ts';
import { readRows } from './readRows.ts';

/** What became of one row of a client's file. */
export interface SeenRow<Outcome extends string> {
  readonly row: number;
  readonly outcome: Outcome;
  /** Whom it is about; null where nobody was found or it was not asked. */
  readonly deliveryId: number | null;
  readonly problem?: Omit<Problem, 'row'> | undefined;
}

/** What becomes of a row about meetings or money: it adds something, changes what is known, or neither. */
export type TakenOutcome = 'added' | 'changed' | 'unchanged' | 'unmatched' | 'broken';

/** Looks on while the rows of a client's file are taken. */
export interface Look<Kind extends IntakeKind, Outcome extends string> {
  readonly file: (contract: StoredContract, rows: ClientRows<Kind>) => void;
  readonly row: (seen: SeenRow<Outcome>) => void;
}

export const unseen: Look<IntakeKind, string> = { file: () => {}, row: () => {} };

/**
 * Takes a client's file: all rows in one transaction, lines set aside listed among its problems, which is taken back when the file is only tried. Refuses an unknown
 * contract (`notFound`) and a file that cannot be read, see `readRows`.
 */
export async function takeClientFile<Kind extends IntakeKind, Answer extends { readonly problems: Problem[] }>(
  context: Context,
  kind: Kind,
  input: z.output<typeof ClientFile>,
  takeRows: (w: Writer, contract: StoredContract, rows: ClientRows<Kind>) => Answer,
): Promise<Result<Answer>> {
  const contract = readContract(context.handle.reader, input.contract);
  if (!contract) return refuse('notFound', { kind: 'contract', ref: input.contract });
  const file = await readRows(kind, input, contract.client.timeZone);
  if (!file.ok) return file;
  const take = (w: Writer): Answer => {
    const answer = takeRows(w, contract, file.value);
    return { ...answer, problems: [...answer.problems, ...file.value.aside].toSorted((a, b) => a.row - b.row) };
  };
  if (input.dryRun) return rehearse(context, take);
  const fileHash = await fileHashOf(input.file, file.value.written);
  return transact(context, (w) => {
    forgetMends(w, fileHash, contract.id);
    if (input.remember) rememberMap(w, file.value.header, file.value.map, context.now());
    return take(w);
  });
}
