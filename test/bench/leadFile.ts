import { closeSync, openSync, writeSync } from 'node:fs';

/** A file of generated leads, the same for the same seed and number of rows. Phones are of ranges nobody is given. */

export const header = [
  'Full Name',
  'Work Email',
  'Phone',
  'Job Title',
  'Company',
  'Industry',
  'Employees',
  'Revenue',
  'City',
  'Postcode',
  'Country',
  'Campaign',
  'Submitted',
  'Call Seconds',
  'Opt-in',
  'Opt-in At',
  'Budget',
  'Timeline',
] as const;

const firstNames = 'Amelia Björn Chloë Élodie Fatima Gürkan Hannah Ignacio Jürgen Keiko Lars María'.split(' ');
const lastNames = "Abbott Bähr Castro Dvořák Eriksson Fischer García Hughes Ivanova Jensen Kowalski O'Brien".split(' ');
const titles = ['Head of Operations', 'Practice Manager', 'VP of Sales', 'Medical Director', 'Receptionist', 'CFO'];
const industries = ['Healthcare', 'Healthcare', 'Healthcare', 'Manufacturing', 'Retail'];
const cities = ['Springfield', 'Riverside', 'Fairview', 'Salem'];
const campaigns = ['Spring check-up', 'Whitening', 'Retargeting'];

// Kept free for films: 1 (area) 555 01xx in America, 5550 xxxx and 7010 xxxx in Australia.
const areas = `
  201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 220 223 224 225 227 228 229 231 234 235 239 240
  248 251 252 253 254 256 260 262 267 269 270 272 274 276 279 281 283 301 302 303 304 305 307 308 309 310 312 313 314
  315 316 317 318 319 320 321 323 324 325 326 327 329 330 331 332 334 336 337 339 341 346 347 350 351 352 353 360 361
  363 364 369 380 385 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440
  442 443 445 447 448 458 463 464 469 470 472 475 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 515 516
  517 518 520 530 531 534 539 540 541 551 557 559 561 562 563 564 567 570 571 572 573 574 575 580 582 585 586 601 602
  603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 623`
  .trim()
  .split(/\s+/);
const prefixes = ['2 5550', '2 7010', '3 5550', '3 7010', '7 5550', '7 7010', '8 5550', '8 7010'];
const american = areas.length * 100;
const australian = prefixes.length * 10_000;

function phoneOf(place: number): string {
  if (place < american) return `+1 ${areas[Math.floor(place / 100)]} 555 01${String(place % 100).padStart(2, '0')}`;
  const left = (place - american) % australian;
  return `+61 ${prefixes[Math.floor(left / 10_000)]} ${String(left % 10_000).padStart(4, '0')}`;
}

/** Beyond the ranges of films: the other American numbers after 555, which were given back and belong to nobody. */
function laterPhoneOf(place: number): string {
  const line = 200 + Math.floor(place / areas.length);
  return `+1 ${areas[place % areas.length]} 555 ${String(line).padStart(4, '0')}`;
}
const later = areas.length * 9800;

// Prime to the number of phones: neighbours in the file are no neighbours in an index.
const stride = 47_629;
const ofFilms = american + australian;

/** Mail and phone of person `n`. Two million of them differ in both. */
export const person = (n: number): { readonly mail: string; readonly phone: string } => ({
  mail: `contact${n}@clinic${n % 9973}.example.com`,
  phone: n < ofFilms ? phoneOf((n * stride) % ofFilms) : laterPhoneOf(((n - ofFilms) * stride) % later),
});

/** Numbers from 0 up to 1 from a small generator (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const start = Date.UTC(2026, 0, 1);
const minute = 60_000;

/**
 * The cells of `count` rows, of the people from `first` on: some repeat an earlier row's, some rows cannot be read, some fail,
 * most pass.
 */
export function* leadRows(count: number, seed: number, first = 0): Generator<readonly (string | number)[]> {
  const next = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  for (let row = 0; row < count; row += 1) {
    const who = first + (next() < 0.02 && row > 0 ? Math.floor(next() * row) : row);
    const { mail, phone } = person(who);
    const submitted = new Date(start + Math.floor(next() * 80 * 24 * 60) * minute).toISOString();
    yield [
      `${pick(firstNames)} ${pick(lastNames)}`,
      mail,
      phone,
      pick(titles),
      `Clinic ${who % 9973}, Inc.`,
      pick(industries),
      next() < 0.01 ? 'unknown' : Math.floor(next() * 2000) + 20,
      Math.floor(next() * 9_000_000) + 100_000,
      pick(cities),
      String(Math.floor(next() * 100_000)).padStart(5, '0'),
      next() < 0.9 ? 'US' : 'AU',
      pick(campaigns),
      next() < 0.005 ? 'yesterday-ish' : submitted,
      Math.floor(next() * 600),
      next() < 0.97 ? 'yes' : 'no',
      submitted,
      pick(['yes', 'yes', '']),
      pick(['now', 'this quarter', 'later']),
    ];
  }
}

/** {@link leadRows} as CSV text, line by line. */
export function* leadFile(count: number, seed: number, first = 0): Generator<string> {
  yield `${header.join(',')}\n`;
  for (const row of leadRows(count, seed, first)) yield `${row.map(written).join(',')}\n`;
}

const written = (cell: string | number): string | number =>
  typeof cell === 'string' && cell.includes(',') ? `"${cell}"` : cell;

const rowsAtOnce = 1000;

/** Writes {@link leadFile} to a path, without holding it. */
export function writeLeadFile(path: string, count: number, seed: number, first = 0): void {
  const file = openSync(path, 'w');
  let held: string[] = [];
  const flush = (): void => {
    writeSync(file, held.join(''));
    held = [];
  };
  for (const line of leadFile(count, seed, first)) {
    held.push(line);
    if (held.length === rowsAtOnce) flush();
  }
  flush();
  closeSync(file);
}
