import type { Writer } from './handle.ts';

/** Rows of one file, however many laptops it has been on, count on from each other; the device stands above them. */
export const idsPerDevice = 2 ** 40;
export const lastDevice = 8191;

/** Makes ids: safe integers, unique across laptops (architecture §5). */
export interface Ids {
  next(writer: Writer): number;
  /** Reserves `count` (1 or more) consecutive ids and answers the first. */
  take(writer: Writer, count: number): number;
}

/** Ids of one device (1–8191): device × 2^40 + a sequence that the file keeps. */
export function createIds(device: number): Ids {
  if (!Number.isInteger(device) || device < 1 || device > lastDevice) throw new Error(`no device number: ${device}`);
  function take(writer: Writer, count: number): number {
    if (!Number.isInteger(count) || count < 1) throw new Error(`no count of ids: ${count}`);
    const row = writer
      .write<{ first: number }>(
        `INSERT INTO sequence (name, next) VALUES ('id', 1 + :count)
         ON CONFLICT (name) DO UPDATE SET next = next + :count RETURNING next - :count AS first`,
      )
      .get({ count });
    if (row === undefined || row.first + count > idsPerDevice) throw new Error('the ids of this file are used up');
    return device * idsPerDevice + row.first;
  }
  return { next: (writer) => take(writer, 1), take };
}

/** The device that made an id. */
export function deviceOf(id: number): number {
  return Math.floor(id / idsPerDevice);
}
