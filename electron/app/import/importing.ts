import type { Handle } from '../../../db/handle.ts';

/** Files an import is being loaded into: one at a time, because it does not see the leads of another. */
const loading = new WeakSet<Handle>();

export const isImporting = (handle: Handle): boolean => loading.has(handle);

/** Keeps other imports out until the answer is there, however it comes. */
export async function whileImporting<T>(handle: Handle, body: () => Promise<T>): Promise<T> {
  loading.add(handle);
  try {
    return await body();
  } finally {
    loading.delete(handle);
  }
}
