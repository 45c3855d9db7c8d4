import type { Reader } from '../../../db/handle.ts';
import {
  deleteBatch,
  deleteProblems,
  deleteSomeLeads,
  hiddenWithRows,
  hideLoading,
  liveBatchOf,
  loadingBatch,
  type StoredBatch,
} from '../../../db/queries/batch.ts';
import type { Context } from '../context.ts';

type Open = Pick<Context, 'handle'>;

/** Files whose import the last end of the application cut short. Told until it ends again: nothing of it is in the file. */
const cutShort = new WeakMap<Reader, StoredBatch>();

/** The import that was cut short, until its file is imported after all; null where none was. */
export function importCutShort({ handle: { reader } }: Open): StoredBatch | null {
  const batch = cutShort.get(reader) ?? null;
  return batch === null || liveBatchOf(reader, batch.fileHash, batch.contractId) !== null ? null : batch;
}

/** Leads deleted in one transaction. */
const some = 1000;

/**
 * Clears what an import left behind that a crash ended, and an undo that a crash cut short (domain §4). For the start of
 * the application: an import that is loading then is nobody's any more.
 */
export function clearAbandoned(context: Open): void {
  const { reader } = context.handle;
  const abandoned = loadingBatch(reader);
  if (abandoned !== null) cutShort.set(reader, abandoned);
  hideAbandoned(context);
  for (const _ of clearHidden(context));
}

/** Gives up every batch that is loading. Its leads were seen by nobody before, and are by nobody after. */
export function hideAbandoned({ handle }: Open): void {
  if (loadingBatch(handle.reader) !== null) handle.transaction(hideLoading);
}

/**
 * Deletes the rows of batches nobody sees, one short transaction a step; the caller breathes between two steps. A batch
 * that was never live goes wholly, of an undone one its row stays.
 */
export function* clearHidden({ handle }: Open): Generator<void> {
  for (const { id, wasLive } of hiddenWithRows(handle.reader)) {
    for (let deleted = some; deleted === some; ) {
      deleted = handle.transaction((w) => deleteSomeLeads(w, id, some));
      yield;
    }
    if (wasLive) continue;
    handle.transaction((w) => {
      deleteProblems(w, id);
      deleteBatch(w, id);
    });
  }
}
