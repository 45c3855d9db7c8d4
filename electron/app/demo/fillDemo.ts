import { readAgency } from '../../../db/queries/agency.ts';
import { deliveredSince } from '../../../db/queries/demo.ts';
import { forgetSteps } from '../../../db/queries/step.ts';
import { type Day, hourMs, type Instant } from '../../../shared/domain/basics.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import { addDays, dayOf, monthOf, startOfDay } from '../../../shared/domain/time.ts';
import { importAppointments } from '../answers/importAppointments.ts';
import { importFeedback } from '../answers/importFeedback.ts';
import { importSales } from '../answers/importSales.ts';
import type { Context } from '../context.ts';
import { deliver } from '../delivery/deliver.ts';
import { listDisputes } from '../dispute/listDisputes.ts';
import { resolveDispute } from '../dispute/resolveDispute.ts';
import { importLeads } from '../import/importLeads.ts';
import { runInvoices } from '../invoice/runInvoices.ts';
import { topUp } from '../prepaid/balance.ts';
import { applySetup } from '../setup.ts';
import { agency, type Course, clients, contracts, courses, sourceCosts } from './agency.ts';
import { type Chance, createChance } from './chance.ts';
import {
  appointmentFile,
  appointmentMap,
  type Crowd,
  csvFile,
  feedbackFile,
  feedbackMap,
  leadFile,
  leadMap,
  type Meeting,
  makeMeetings,
  makeSales,
  revenueFile,
  revenueMap,
  type Sale,
  salesFile,
  salesMap,
} from './files.ts';

const weekMs = 7 * 24 * hourMs;
/** Thirteen whole weeks, and the one that is running. */
const weeksTold = 14;

/** One thing that happened in the three months, at its moment. */
interface Step {
  readonly at: Instant;
  readonly run: (context: Context) => Promise<void>;
}

/**
 * Writes the sample agency into an empty file by the use-cases themselves, each at its own moment of the thirteen weeks
 * before now: what a user sees is what the program does. The same `now` gives the same agency. Refuses `fileNotEmpty`.
 */
export async function fillDemo(context: Context, input: { job?: string | undefined }): Promise<Result<DemoAnswer>> {
  if (readAgency(context.handle.reader) !== null) return refuse('fileNotEmpty');
  return context.jobs.run(input.job ?? 'demo', 'sample agency', async (job) => {
    const now = context.now();
    const today = dayOf(now, agency.timeZone);
    const start = mondayOf(addDays(today, -7 * (weeksTold - 1)));
    const weeks = Array.from({ length: weeksTold }, (_, week) => startOfDay(addDays(start, 7 * week), agency.timeZone));
    const steps = [
      settingUp(start, weeks, now),
      ...courses.flatMap((course, at) => courseSteps(course, at, weeks, now)),
      ...billing(start, now),
      ...payments(start, now),
    ]
      .filter((step) => step.at <= now)
      .sort((a, b) => a.at - b.at);
    for (const [at, step] of steps.entries()) {
      await step.run({ ...context, now: () => step.at, jobs: quiet(context) });
      job.progress(at + 1, steps.length);
      await job.breathe();
    }
    // A sample begins with a clean desk: its past is not the user's to undo.
    context.handle.transaction(forgetSteps);
    const leads = context.handle.reader.read<{ count: number }>('SELECT count(*) AS count FROM lead').get()?.count ?? 0;
    return done({ clients: clients.length, contracts: courses.length, leads });
  });
}

export interface DemoAnswer {
  readonly clients: number;
  readonly contracts: number;
  readonly leads: number;
}

/** The steps' own jobs are not worth a line each: only the demo's shows. */
const quiet = (context: Context): Context['jobs'] => ({
  ...context.jobs,
  run: (_name, _what, body) => body({ progress: () => {}, cancelled: () => false, breathe: async () => {} }),
});

function settingUp(start: Day, weeks: readonly Instant[], now: Instant): Step {
  const chance = createChance(7);
  const perWeek = weeks.map((week) => ({
    from: dayOf(week, agency.timeZone),
    leads: new Map(
      courses.flatMap((course) =>
        course.sources.map(({ ref, share }) => [ref, Math.floor((course.leadsPerWeek * share) / 100)]),
      ),
    ),
  }));
  const told = perWeek.filter((week) => addDays(week.from, 6) <= dayOf(now, agency.timeZone));
  const content = {
    agency,
    clients,
    sources: sourceCosts(told, () => chance.below(21)),
    contracts: contracts(start, firstOfNextMonth(addDays(start, 45))),
  };
  const at = startOfDay(start, agency.timeZone);
  return { at, run: async (context) => expectDone(applySetup(context, content)) };
}

/** The life of one contract, week by week: leads in, delivered, answered, met, sold. */
function courseSteps(course: Course, number: number, weeks: readonly Instant[], now: Instant): Step[] {
  const chance = createChance(1_000 + number);
  const crowd: Crowd = { serial: number * 400, rows: 0, people: [], disputes: new Map() };
  const meetings: Meeting[] = [];
  const won: Sale[] = [];
  const steps: Step[] = [];
  for (const [week, monday] of weeks.entries()) {
    const delivering = monday + (4 * 24 + 9) * hourMs;
    for (const source of course.sources) {
      const wanted = Math.floor((course.leadsPerWeek * source.share * (85 + chance.below(31))) / 10_000);
      const moments = Array.from(
        { length: wanted },
        () => monday + chance.below(4 * 24) * hourMs + chance.below(hourMs),
      );
      const text = leadFile(chance, course, crowd, source.campaigns, moments);
      const file = csvFile(`${source.ref}-week-${week + 1}.csv`, text);
      steps.push({
        at: delivering - 2 * hourMs,
        run: async (context) =>
          expectDone(
            await importLeads(context, {
              file,
              contract: course.ref,
              map: leadMap(source.ref),
              dryRun: false,
              again: false,
            }),
          ),
      });
    }
    steps.push({
      at: delivering,
      run: async (context) => expectDone(await deliver(context, { contract: course.ref })),
    });
    const delivered = (context: Context): string[] => deliveredSince(context.handle.reader, course.ref, delivering);
    const answered = delivering + 4 * 24 * hourMs;
    steps.push({
      at: answered,
      run: async (context) => {
        const ids = delivered(context);
        const text = feedbackFile(chance, course, crowd, ids, delivering);
        expectDone(
          await importFeedback(context, { file: csvFile('answers.csv', text), contract: course.ref, map: feedbackMap }),
        );
        if (course.meetings > 0) meetings.push(...makeMeetings(chance, course, ids, delivering));
      },
    });
    steps.push({
      at: answered + 24 * hourMs,
      run: async (context) => decide(context, course, answered + 4 * 24 * hourMs > now),
    });
    if (course.meetings > 0)
      steps.push({ at: answered + 2 * hourMs, run: (context) => calendar(context, course, meetings) });
    if (course.opportunities > 0 && week % 4 === 3) {
      steps.push({
        at: answered + 30 * hourMs,
        run: async (context) => {
          const ids = deliveredSince(context.handle.reader, course.ref, delivering - 3 * weekMs);
          const sales = makeSales(chance, course, ids, context.now());
          won.push(...sales.filter(({ wonAt }) => wonAt !== null));
          const file = csvFile('pipeline.csv', salesFile(sales));
          expectDone(await importSales(context, { file, contract: course.ref, map: salesMap }));
        },
      });
    }
  }
  if (course.monthly !== undefined) steps.push(...revenueSteps(course, course.monthly, number, won, weeks, now));
  return [...steps, ...lastHours(course, createChance(2_000 + number), crowd, weeks, now)];
}

/** What customers paid in a month is reported three days after it, before it is billed. */
function revenueSteps(
  course: Course,
  monthly: number,
  number: number,
  won: readonly Sale[],
  weeks: readonly Instant[],
  now: Instant,
): Step[] {
  const chance = createChance(3_000 + number);
  const steps: Step[] = [];
  const today = dayOf(now, agency.timeZone);
  const [start = now] = weeks;
  for (let first = firstOfNextMonth(dayOf(start, agency.timeZone)); first <= today; first = firstOfNextMonth(first)) {
    const at = startOfDay(addDays(first, 2), agency.timeZone) + 10 * hourMs;
    const began = startOfDay(first, agency.timeZone);
    steps.push({
      at,
      run: async (context) => {
        const paying = won.filter(({ wonAt }) => wonAt !== null && wonAt < began);
        if (paying.length === 0) return;
        const file = csvFile('revenue.csv', revenueFile(chance, monthly, paying, monthOf(addDays(first, -1))));
        expectDone(await importSales(context, { file, contract: course.ref, map: revenueMap }));
      },
    });
  }
  return steps;
}

/**
 * What the last hours left on the desk, whatever weekday it is: windows that close today or tomorrow, and leads that passed and
 * were not delivered yet. Not delivered on the day on which the week before is answered, or the answers would be older than it.
 */
function lastHours(course: Course, chance: Chance, crowd: Crowd, weeks: readonly Instant[], now: Instant): Step[] {
  const hoursAgo = { 'alder-implants': 21, 'lumen-stagiaires': 2 }[course.ref];
  const [source] = course.sources;
  if (hoursAgo === undefined || source === undefined) return [];
  const at = now - hoursAgo * hourMs;
  const moments = Array.from({ length: 9 }, () => at - 1 - chance.below(6 * hourMs));
  const file = csvFile(`${source.ref}-latest.csv`, leadFile(chance, course, crowd, source.campaigns, moments));
  const isAnswered = weeks.some(
    (monday) => monday + (8 * 24 + 9) * hourMs > at && monday + (8 * 24 + 9) * hourMs <= now,
  );
  const intake = { file, contract: course.ref, map: leadMap(source.ref), dryRun: false, again: false };
  return [
    { at, run: async (context) => expectDone(await importLeads(context, intake)) },
    ...(hoursAgo > 12 && !isAnswered
      ? [
          {
            at: at + hourMs,
            run: async (context: Context) => expectDone(await deliver(context, { contract: course.ref })),
          },
        ]
      : []),
  ];
}

async function calendar(context: Context, course: Course, meetings: readonly Meeting[]): Promise<void> {
  const file = csvFile('calendar.csv', appointmentFile(meetings, context.now()));
  expectDone(await importAppointments(context, { file, contract: course.ref, map: appointmentMap }));
}

/** Open claims are decided by their age; the newest are left for the user to decide. */
function decide(context: Context, course: Course, newest: boolean): void {
  if (newest) return;
  const open = listDisputes(context, { contract: course.ref, open: true });
  if (!open.ok) throw new Error(`the sample agency could not list disputes: ${open.refusal.code}`);
  for (const [at, claim] of open.value.entries()) {
    const as = claim.reason === 'wrong contact data' || at % 2 === 0 ? 'uphold' : 'deny';
    const decided = resolveDispute(context, { id: claim.id, as });
    // A contract with a return cap refuses above it: the claim stays open, as it would for a real agency.
    if (!decided.ok && decided.refusal.code !== 'returnCapReached')
      throw new Error(`a sample claim was refused: ${decided.refusal.code}`);
  }
}

/** Every period that is over is invoiced five days after its end: months, and the weeks of the weekly contract. */
function billing(start: Day, now: Instant): Step[] {
  const steps: Step[] = [];
  const issue = (period: string, end: Day): void => {
    steps.push({
      at: startOfDay(addDays(end, 5), agency.timeZone) + 9 * hourMs,
      run: async (context) => expectDone(await runInvoices(context, { period, issue: true })),
    });
  };
  const today = dayOf(now, agency.timeZone);
  for (let first = `${start.slice(0, 7)}-01`; first <= today; first = firstOfNextMonth(first)) {
    issue(first.slice(0, 7), addDays(firstOfNextMonth(first), -1));
  }
  for (let monday = start; monday <= today; monday = addDays(monday, 7))
    issue(`${monday}..${addDays(monday, 6)}`, addDays(monday, 6));
  for (let first = `${start.slice(0, 7)}-01`; first <= today; first = firstOfNextMonth(first)) {
    steps.push({
      at: startOfDay(addDays(firstOfNextMonth(first), 8), agency.timeZone) + 11 * hourMs,
      run: async (context) => goodwill(context),
    });
  }
  return steps;
}

/** What the prepaid contract's client pays in: before the first lead, and early in every month. */
function payments(start: Day, now: Instant): Step[] {
  const payIn = (day: Day): Step => ({
    at: startOfDay(day, agency.timeZone) + 8 * hourMs,
    run: async (context) =>
      expectDone(topUp(context, { contract: 'pike-fleet', amount: 400_000, kind: 'topUp', note: 'Bank transfer' })),
  });
  const steps = [payIn(start)];
  for (let first = firstOfNextMonth(start); first <= dayOf(now, agency.timeZone); first = firstOfNextMonth(first)) {
    steps.push(payIn(addDays(first, 1)));
  }
  return steps;
}

/** A late claim the owner takes after the invoice went out: the unit comes back as a credit note. */
function goodwill(context: Context): void {
  const claims = listDisputes(context, { contract: 'alder-implants', open: false });
  if (!claims.ok) throw new Error(`the sample agency could not list claims: ${claims.refusal.code}`);
  const late = claims.value.find((claim) => claim.state === 'late' && claim.reason === 'wrong contact data');
  if (!late) return;
  expectDone(resolveDispute(context, { id: late.id, as: 'takeLate' }));
  const upheld = resolveDispute(context, { id: late.id, as: 'uphold', note: 'Goodwill: the number was disconnected' });
  if (!upheld.ok && upheld.refusal.code !== 'returnCapReached') expectDone(upheld);
}

function firstOfNextMonth(day: Day): Day {
  return Temporal.PlainDate.from(day).with({ day: 1 }).add({ months: 1 }).toString();
}

function mondayOf(day: Day): Day {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

/** The sample agency only does what is allowed: a refusal here is a bug of ours. A quiet week's file has no rows: nothing is taken. */
function expectDone(result: Result<unknown>): void {
  if (!result.ok && result.refusal.code !== 'headerOnly')
    throw new Error(`the sample agency was refused: ${JSON.stringify(result.refusal)}`);
}
