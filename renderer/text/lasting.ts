const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** `48 s`, `12 min`, `3 h 20 min`, `2 days`: how long something took, as exactly as one would say it. */
export function lastingText(seconds: number): string {
  if (seconds < minute) return `${seconds} s`;
  if (seconds < hour) return `${Math.floor(seconds / minute)} min`;
  if (seconds >= 2 * day) return `${Math.floor(seconds / day)} days`;
  const minutes = Math.floor((seconds % hour) / minute);
  return `${Math.floor(seconds / hour)} h${minutes > 0 ? ` ${minutes} min` : ''}`;
}
