import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deliveredSince } from '../../db/queries/demo.ts';
import { importAppointments } from '../../electron/app/answers/importAppointments.ts';
import { importFeedback } from '../../electron/app/answers/importFeedback.ts';
import { importSales } from '../../electron/app/answers/importSales.ts';
import type { Context } from '../../electron/app/context.ts';
import { deliver } from '../../electron/app/delivery/deliver.ts';
import { decideDisputes } from '../../electron/app/dispute/decideDisputes.ts';
import { listDisputes } from '../../electron/app/dispute/listDisputes.ts';
import { importLeads } from '../../electron/app/import/importLeads.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { createJobs } from '../../electron/app/jobs.ts';
import { tagLeads } from '../../electron/app/lead/tagLeads.ts';
import { catchUp } from '../../electron/app/search/catchUp.ts';
import { applySetup } from '../../electron/app/setup.ts';
import { depsOn } from '../../electron/deps.ts';
import { openFolder } from '../../electron/folder.ts';
import { dayMs, hourMs, type Instant } from '../../shared/domain/basics.ts';
import type { Result } from '../../shared/domain/refusal.ts';
import { contractsOf, monthsTold, setupOf, start } from './bigAgencyTerms.ts';
import { chance, person } from './leadFile.ts';

/**
 * Fills a folder with an agency that has been at work for many months: `bigAgency.ts FOLDER LEADS`. All of it is done by the
 * product: leads are imported by the week, delivered, answered, disputed, met, sold and invoiced, each at its own moment. The
 * month before the last is still to be invoiced, the last one runs. The same numbers give the same agency.
 */
const [folder = '', count = '10000'] = process.argv.slice(2);
const total = Number(count);
/** The moment at which the agency is looked at. */
let now = start;
const clock = (): Instant => now;
mkdirSync(folder, { recursive: true });
const opened = openFolder({ dir: join(folder, 'data'), keys: join(folder, 'keys'), now: clock, random: randomBytes });
if (!opened.ok) throw new Error(opened.refusal.code);
const context: Context = {
  ...depsOn(opened.folder, { now: clock, random: randomBytes }),
  jobs: createJobs(),
  actor: { name: 'Bench', role: 'owner' },
  recorded: () => {},
};
const { reader } = context.handle;
const random = chance(7);
const below = (n: number): number => Math.floor(random() * n);
const iso = (at: Instant): string => new Date(at).toISOString();
const weeks = 4;
/** Leads of one contract in one week; a twentieth of all leads belong to no contract. */
const perWeek = Math.round((total * 0.95) / (monthsTold * weeks * contractsOf.length));
const inPool = Math.round((total * 0.05) / monthsTold);
let serial = 0;

function expectDone<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const firstNames =
  'Amelia Björn Chloë Élodie Fatima Gürkan Hannah Ignacio Jürgen Keiko Lars María Noah Olga Pavel Quentin Rosa Sven Tariq Uma Viktor Wanda Xenia Yusuf Zoë'.split(
    ' ',
  );
const lastNames =
  "Abbott Bähr Castro Dvořák Eriksson Fischer García Hughes Ivanova Jensen Kowalski Larsen Moreau Novák O'Brien Petrov Quist Rossi Santos Tanaka Ueda Vogel Weber Yılmaz Zimmer".split(
    ' ',
  );
const titles = ['Head of Operations', 'Practice Manager', 'VP of Sales', 'Medical Director', 'Receptionist', 'CFO'];
const industries = ['Healthcare', 'Healthcare', 'Healthcare', 'Manufacturing', 'Retail'];
const cities = ['Springfield', 'Riverside', 'Fairview', 'Salem'];
const campaigns = ['Spring check-up', 'Whitening', 'Retargeting', 'Search brand', 'Lookalike'];
const pick = (list: readonly string[]): string => list[below(list.length)] ?? '';

const leadColumns = {
  Id: 'lead.id',
  'Full Name': 'person.fullName',
  'Work Email': 'person.email',
  Phone: 'person.phone',
  'Job Title': 'person.jobTitle',
  Company: 'company.name',
  Industry: 'company.industry',
  Employees: 'company.employees',
  Revenue: 'company.revenue',
  City: 'address.city',
  Postcode: 'address.postcode',
  Country: 'address.country',
  Campaign: 'source.campaign',
  Submitted: 'lead.capturedAt',
  'Call Seconds': 'call.seconds',
  'Opt-in': 'consent.given',
  Budget: 'bant.budget',
  Pets: 'custom.pets',
};

function leadRows(rows: number, from: Instant, until: Instant): string {
  const lines = [Object.keys(leadColumns).join(',')];
  for (let row = 0; row < rows; row += 1) {
    const known = serial > 100 && random() < 0.02;
    const who = known ? serial - 1 - below(100) : serial;
    serial += 1;
    const { mail, phone } = person(who);
    lines.push(
      [
        `L-${serial}`,
        `${pick(firstNames)} ${pick(lastNames)}`,
        random() < 0.01 ? '' : mail,
        random() < 0.02 ? '555' : phone,
        pick(titles),
        `"Clinic ${who % 9973}, Inc."`,
        pick(industries),
        random() < 0.03 ? 'unknown' : below(2000) + 20,
        below(9_000_000) + 100_000,
        pick(cities),
        String(below(100_000)).padStart(5, '0'),
        random() < 0.9 ? 'US' : 'AU',
        pick(campaigns),
        iso(from + below(until - from)),
        below(600),
        random() < 0.97 ? 'yes' : 'no',
        pick(['yes', 'yes', '']),
        pick(['cat', 'dog', '', '']),
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

const csv = (name: string, text: string): File => new File([text], name, { type: 'text/csv' });

async function takeIn(name: string, rows: number, source: string, contract?: string): Promise<void> {
  if (rows === 0) return;
  const file = csv(name, leadRows(rows, now - 6 * dayMs, now));
  const map = { kind: 'leads', source, columns: leadColumns };
  const input = { file, map, dryRun: false, again: false, ...(contract !== undefined && { contract }) };
  expectDone(await importLeads(context, input));
}

async function answer(contract: string, ids: readonly string[], deliveredAt: Instant): Promise<void> {
  const reasons = ['wrong contact data', 'not to definition', 'already a customer', 'not interested'];
  const rows = ids.flatMap((id) => {
    const when = iso(deliveredAt + (2 + below(44)) * hourMs);
    if (random() < 0.06) return [`${id},dispute,${pick(reasons)},${when}`];
    return random() < 0.3 ? [`${id},accept,,${when}`] : [];
  });
  if (rows.length === 0) return;
  const map = {
    kind: 'feedback',
    columns: { Id: 'lead.id', Answer: 'feedback.decision', Reason: 'feedback.reason', When: 'feedback.at' },
  };
  const file = csv('answers.csv', `Id,Answer,Reason,When\n${rows.join('\n')}\n`);
  expectDone(await importFeedback(context, { file, contract, map }));
}

/** Half of the claims are upheld, half denied; in the last weeks some are left for the people at the desk. */
function decide(contract: string, isLate: boolean): void {
  const open = expectDone(listDisputes(context, { contract, open: true }));
  const as = open.map(({ id }) => ({ id, as: isLate && random() < 0.3 ? null : pick(['uphold', 'deny']) }));
  for (const decision of ['uphold', 'deny'] as const) {
    const ids = as.filter((one) => one.as === decision).map(({ id }) => id);
    for (let at = 0; at < ids.length; at += 500) {
      expectDone(decideDisputes(context, { ids: ids.slice(at, at + 500), as: decision }));
    }
  }
}

async function meet(contract: string, ids: readonly string[], deliveredAt: Instant): Promise<void> {
  const outcomes = ['held', 'held', 'held', 'held', 'prospectNoShow', 'clientNoShow', 'cancelledInTime', 'lateCancel'];
  const rows = ids.flatMap((id) => {
    if (random() >= 0.3) return [];
    const booked = deliveredAt + (4 + below(40)) * hourMs;
    const starts = booked + (12 + below(40)) * hourMs;
    return [
      `${id}-m,${id},${iso(booked)},${iso(starts)},${starts < now && random() < 0.995 ? pick(outcomes) : ''},Kim`,
    ];
  });
  if (rows.length === 0) return;
  const map = {
    kind: 'appointments',
    columns: {
      Id: 'appointment.id',
      Lead: 'lead.id',
      Booked: 'appointment.bookedAt',
      Starts: 'appointment.startsAt',
      Outcome: 'appointment.outcome',
      Setter: 'appointment.setter',
    },
  };
  const file = csv('calendar.csv', `Id,Lead,Booked,Starts,Outcome,Setter\n${rows.join('\n')}\n`);
  expectDone(await importAppointments(context, { file, contract, map }));
}

async function sell(contract: string, ids: readonly string[]): Promise<void> {
  const rows = ids.flatMap((id) => {
    if (random() >= 0.12) return [];
    const stage = pick(['contacted', 'proposal', 'won', 'lost']);
    return [`${id},deal-${id},${stage},${500 + below(4000)}.00,${stage === 'won' ? iso(now - hourMs) : ''}`];
  });
  if (rows.length === 0) return;
  const map = {
    kind: 'sales',
    columns: { Lead: 'lead.id', Deal: 'sale.id', Stage: 'sale.stage', Amount: 'sale.amount', 'Won on': 'sale.wonAt' },
  };
  const file = csv('pipeline.csv', `Lead,Deal,Stage,Amount,Won on\n${rows.join('\n')}\n`);
  expectDone(await importSales(context, { file, contract, map }));
}

const spent = new Map<string, number>();
async function timed(what: string, work: () => unknown): Promise<void> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  spent.set(what, (spent.get(what) ?? 0) + (user + system) / 1000);
}

expectDone(applySetup(context, setupOf()));
for (let month = 0; month < monthsTold; month += 1) {
  const first = Date.UTC(2025, 3 + month, 1);
  for (let week = 0; week < weeks; week += 1) {
    const delivered = first + (week * 7 + 5) * dayMs + 9 * hourMs;
    // The last month runs: two weeks of it are over, and nothing of the second is delivered or answered yet.
    const isLast = month === monthsTold - 1;
    now = delivered - 2 * hourMs;
    for (const { ref, source } of contractsOf) {
      await timed('import', () => takeIn(`${ref}-${month}-${week}.csv`, perWeek, source, ref));
    }
    if (isLast && week > 0) continue;
    now = delivered;
    for (const { ref } of contractsOf)
      await timed('deliver', async () => expectDone(await deliver(context, { contract: ref })));
    if (isLast) continue;
    now = delivered + 4 * dayMs;
    for (const { ref, meets, sells } of contractsOf) {
      const ids = deliveredSince(reader, ref, delivered);
      await timed('answer', () => answer(ref, ids, delivered));
      await timed('decide', () => decide(ref, month === monthsTold - 2 && week > 1));
      if (meets) await timed('meet', () => meet(ref, ids, delivered));
      if (sells) await timed('sell', () => sell(ref, ids));
    }
  }
  now = first + 28 * dayMs;
  await timed('pool', () => takeIn(`pool-${month}.csv`, inPool, 'form'));
  const tagged = reader.read<{ id: number }>('SELECT id FROM lead ORDER BY id DESC LIMIT 50').all();
  expectDone(
    tagLeads(context, { leads: tagged.map(({ id }) => id), add: [month % 2 === 0 ? 'call again' : 'hot'], remove: [] }),
  );
  if (month >= 1 && month < monthsTold - 1) {
    now = Date.UTC(2025, 3 + month, 6);
    await timed('invoice', async () => {
      const period = new Date(Date.UTC(2025, 2 + month, 1)).toISOString().slice(0, 7);
      expectDone(await runInvoices(context, { period, issue: true }));
    });
  }
  process.stderr.write(
    `${month + 1}/${monthsTold} ${[...spent].map(([what, ms]) => `${what} ${(ms / 1000).toFixed(1)} s`).join(', ')}\n`,
  );
}
await timed('words', () => {
  while (catchUp(context) > 0);
});
opened.folder.release();
writeFileSync(join(folder, 'made'), '');
