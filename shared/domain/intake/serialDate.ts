import { dayMs } from '../basics.ts';

/** Day 0 of either count. The older one believes in 29 February 1900: from 1 March on it is a day ahead. */
const firstOf1904 = Date.UTC(1904, 0, 1);
const dayZeroOf1900 = Date.UTC(1899, 11, 30);
const noSuchDay = 60;
/** The last day a spreadsheet knows: 31 December 9999. */
const lastDay = Date.UTC(9999, 11, 31);

/**
 * The date or time that a number of days means: `2026-03-05`, with its time where it has one, or a time alone where the number
 * is less than a day. Null for what no calendar has: days before the first, and 29 February 1900.
 */
export function serialText(serial: number, kind: 'date' | 'time' | 'elapsed', from1904: boolean): string | null {
  if (!(serial >= 0)) return null;
  const ms = Math.round(serial * dayMs);
  if (kind === 'elapsed') return clock(ms);
  if (ms < dayMs && kind === 'time') return clock(ms);
  const day = Math.floor(ms / dayMs);
  if (!from1904 && (day === noSuchDay || day === 0)) return null;
  const shift = !from1904 && day < noSuchDay ? dayMs : 0;
  const at = (from1904 ? firstOf1904 : dayZeroOf1900) + shift + ms;
  if (at >= lastDay + dayMs) return null;
  const date = new Date(at).toISOString().slice(0, 10);
  const rest = ms % dayMs;
  return rest === 0 ? date : `${date} ${clock(rest)}`;
}

function clock(ms: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const thousandths = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${thousandths}`;
}
