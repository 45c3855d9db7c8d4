import { type Day, dayMs, hourMs, type Instant } from './basics.ts';
import { localTime } from './intake/localTime.ts';
import { done, type Result, refuse } from './refusal.ts';
import { addDays, dayOf, weekdayOf } from './time.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const units: Readonly<Record<string, number>> = { m: 60_000, h: hourMs, d: dayMs };

const later = /^(?:\+|in )(\d{1,3}) ?(m|h|d)$/;
const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const dayThenMonth = /^(\d{1,2})\.? ?([a-z]{3})[a-z]*\.?$/;
const monthThenDay = /^([a-z]{3})[a-z]*\.? (\d{1,2})$/;
const time = /^(\d{1,2})(?::?(\d{2}))? ?(am|pm)?$/;

/**
 * A moment as one types it with the other hand on the telephone, on the clock of a zone: `14:30` (the next time it is so late),
 * `tomorrow 9`, `fri 14:30`, `27 nov 9:00`, `2026-11-27 09:00`, `+2h`. Nothing is guessed: a day without a time, and days whose order
 * of day and month is not known, are not read (`momentUnread`). Of a local time a clock change repeats the first is meant; one it
 * leaves out is refused (`timeSkipped`). A day of this year that is over means that of the next.
 */
export function readMoment(text: string, now: Instant, zone: string): Result<Instant> {
  const words = text
    .trim()
    .toLowerCase()
    .replaceAll(',', ' ')
    .replace(/\s+/g, ' ')
    .replace(/(\d)t(\d)/, '$1 $2');
  const unread = refuse('momentUnread', { text });
  const [, count, unit = ''] = later.exec(words) ?? [];
  if (count !== undefined) return done(now + Number(count) * (units[unit] ?? 0));
  const today = dayOf(now, zone);
  const split = splitTime(words);
  if (split === null) return unread;
  const at = (day: Day): Result<Instant> => {
    const instant = localTime(zone).instantOf(Date.parse(`${day}T00:00:00Z`) + split.minute * 60_000);
    return instant === null ? refuse('timeSkipped', { time: text, zone }) : done(instant);
  };
  if (split.day === '') {
    const first = at(today);
    return first.ok && first.value <= now ? at(addDays(today, 1)) : first;
  }
  const day = readDay(split.day, today);
  return day === null ? unread : at(day);
}

/** The time stands at the end, with `am` or `pm` apart or not; what is before it is the day. */
function splitTime(words: string): { readonly day: string; readonly minute: number } | null {
  const parts = words.split(' ');
  for (const taken of /^(am|pm)$/.test(parts.at(-1) ?? '') ? [2] : [1]) {
    const minute = minuteOf(parts.slice(-taken).join(' '));
    if (minute !== null) return { day: parts.slice(0, -taken).join(' '), minute };
  }
  return null;
}

function minuteOf(text: string): number | null {
  const [all, hours = '', minutes = '0', half] = time.exec(text) ?? [];
  if (all === undefined || Number(minutes) > 59) return null;
  const hour = Number(hours);
  if (half === undefined) return hour > 23 ? null : hour * 60 + Number(minutes);
  if (hour < 1 || hour > 12) return null;
  return ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + Number(minutes);
}

function readDay(text: string, today: Day): Day | null {
  if (text === 'today') return today;
  if (text === 'tomorrow') return addDays(today, 1);
  const weekday = text.length < 3 ? -1 : weekdays.findIndex((name) => name.startsWith(text));
  if (weekday >= 0) return addDays(today, ((weekday + 1 - weekdayOf(today) + 6) % 7) + 1);
  if (isoDay.test(text)) return isDay(text) ? text : null;
  const [, first, named] = dayThenMonth.exec(text) ?? [];
  const [, namedFirst, second] = monthThenDay.exec(text) ?? [];
  const month = months.indexOf(named ?? namedFirst ?? '') + 1;
  return month === 0 ? null : nextDayOf(month, Number(first ?? second), today);
}

function nextDayOf(month: number, date: number, today: Day): Day | null {
  const of = (year: number): Day => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const year = Number(today.slice(0, 4));
  const day = of(year) >= today ? of(year) : of(year + 1);
  return isDay(day) ? day : null;
}

/** 30 February is none. */
function isDay(day: Day): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
