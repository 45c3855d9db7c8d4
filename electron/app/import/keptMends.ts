import type { z } from 'zod';
import type { Reader, Writer } from '../../../db/handle.ts';
import { readContract, readContracts } from '../../../db/queries/contract.ts';
import {
  deleteMendedFile,
  deleteMendedRow,
  deleteMendedUntil,
  keepMendedFile,
  keepMendedRow,
  type MendedFile,
  mendedFileId,
  mendedFilesOf,
  mendedRows,
} from '../../../db/queries/mendedFile.ts';
import { type KeepMendsInput, type KeptMends, KeptReading } from '../../../shared/api/intake.ts';
import { dayMs, type Instant } from '../../../shared/domain/basics.ts';
import { parseMap } from '../../../shared/domain/intake/map.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';

/** So long after the last of them mends wait for their file to be dropped again. They are personal: not for ever. */
const keptFor = 42 * dayMs;

/**
 * Keeps what somebody said about a file and mended of it before importing it, by the file's hash and the contract; the file itself is
 * not kept. `rows` are those that changed since the last call, without cells those that stand as in the file again; `anew`: whatever
 * was kept is no longer meant. What says nothing any more is not kept. No step and no history: nothing has been done yet. Refuses an unknown contract (`notFound`).
 */
export function keepMends(
  context: Context,
  { hash: fileHash, contract, anew, rows, ...reading }: z.output<typeof KeepMendsInput>,
): Result<{ savedAt: Instant }> {
  const target = contract === undefined ? null : readContract(context.handle.reader, contract);
  if (contract !== undefined && target === null) return refuse('notFound', { kind: 'contract', ref: contract });
  const contractId = target?.id ?? null;
  const savedAt = context.now();
  context.handle.transaction((w) => {
    deleteMendedUntil(w, savedAt - keptFor);
    if (anew) forgetMends(w, fileHash, contractId);
    const id = mendedFileId(w, { fileHash, contractId }) ?? context.ids.next(w);
    keepMendedFile(w, { id, fileHash, contractId, reading: JSON.stringify(reading), savedAt });
    for (const { row, was, cells } of rows) {
      if (cells === null) deleteMendedRow(w, id, row);
      else keepMendedRow(w, id, { row, was, cells });
    }
    const saysNothing = reading.map === null && reading.cut.takeIn === undefined;
    if (saysNothing && mendedRows(w, id).length === 0) deleteMendedFile(w, id);
  });
  return done({ savedAt });
}

/** What waits of a file that is in hand again, the last saved first. */
export function keptMends({ handle: { reader }, now }: Context, fileHash: string): z.output<typeof KeptMends>[] {
  const contracts = new Map(readContracts(reader).map(({ id, ref }) => [id, ref]));
  return mendedFilesOf(reader, fileHash, now() - keptFor).map((file) => told(reader, file, contracts));
}

function told(
  r: Reader,
  { id, contractId, reading, savedAt }: MendedFile,
  contracts: ReadonlyMap<number, string>,
): z.output<typeof KeptMends> {
  const { map, ...rest } = KeptReading.parse(JSON.parse(reading));
  // A map in the middle of a change, or of a time when maps knew other fields, is none: the columns are read as ever.
  const parsed = parseMap(map);
  return {
    contract: contractId === null ? null : (contracts.get(contractId) ?? null),
    savedAt,
    ...rest,
    map: parsed.ok ? parsed.value : null,
    rows: mendedRows(r, id).map(({ row, was, cells }) => ({ row, was: [...was], cells: [...cells] })),
  };
}

/** Once a file is imported, nothing of it waits any more. */
export function forgetMends(w: Writer, fileHash: string, contractId: number | null): void {
  const id = mendedFileId(w, { fileHash, contractId });
  if (id !== null) deleteMendedFile(w, id);
}

/** For the start of the application: what nobody came back to. */
export function forgetOldMends({ handle, now }: Pick<Context, 'handle' | 'now'>): void {
  handle.aside((w) => deleteMendedUntil(w, now() - keptFor));
}
