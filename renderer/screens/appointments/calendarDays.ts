/** Days of a calendar as text, `YYYY-MM-DD`. */
const dayMs = 86_400_000;

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: string, count: number): string => dayAt(at(day) + count * dayMs);

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(at(day)).getUTCDay() + 6) % 7));

/** The seven days of a day's week, Monday first. */
export const weekOf = (day: string): string[] => Array.from({ length: 7 }, (_, place) => addDays(mondayOf(day), place));

/** The weeks a month touches, each with its seven days. */
export function monthOf(day: string): string[][] {
  const month = day.slice(0, 7);
  const weeks: string[][] = [];
  for (let monday = mondayOf(`${month}-01`); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    weeks.push(weekOf(monday));
  }
  return weeks;
}

/** The same day of the month after or before, or the last one it has. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0));
  const wanted = Number(day.slice(8));
  return `${last.toISOString().slice(0, 8)}${String(Math.min(wanted, last.getUTCDate())).padStart(2, '0')}`;
}

/** The day a moment is on in a zone. */
export const dayIn = (instant: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);

/** `Mon 16 Nov` */
export const weekdayText = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    at(day),
  );

/** `November 2026` */
export const monthText = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at(day));

/** `09:30` from minutes since midnight. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
