import Papa from 'papaparse';
import { dayMs, hourMs, type Instant } from '../../../shared/domain/basics.ts';
import type { Month } from '../../../shared/domain/time.ts';
import type { Course } from './agency.ts';
import type { Chance } from './chance.ts';
import { makePerson, type Person } from './people.ts';

/** The files the sample agency's tools and clients would have sent, as text. */
const csv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  Papa.unparse({ fields: [...header], data: rows.map((row) => [...row]) });

export const csvFile = (name: string, text: string): File => new File([text], name, { type: 'text/csv' });

const iso = (at: Instant): string => Temporal.Instant.fromEpochMilliseconds(at).toString();

export const leadMap = (source: string) => ({
  kind: 'leads',
  source,
  columns: {
    Id: 'lead.id',
    Submitted: 'lead.capturedAt',
    'First name': 'person.firstName',
    'Last name': 'person.lastName',
    'E-mail': 'person.email',
    Phone: 'person.phone',
    'Job title': 'person.jobTitle',
    Company: 'company.name',
    Industry: 'company.industry',
    Employees: 'company.employees',
    City: 'address.city',
    Region: 'address.region',
    Postcode: 'address.postcode',
    Country: 'address.country',
    Campaign: 'source.campaign',
    Consent: 'consent.given',
    'Call seconds': 'call.seconds',
    Budget: 'bant.budget',
    Authority: 'bant.authority',
    Need: 'bant.need',
    Timeline: 'bant.timeline',
  },
});
const questionColumns = ['Budget', 'Authority', 'Need', 'Timeline'];
const leadHeader = Object.keys(leadMap('').columns);

/** Everybody a course has sent so far, so that some of them come back as duplicates. */
export interface Crowd {
  serial: number;
  rows: number;
  readonly people: Person[];
  /** By lead id: how often such a lead is disputed, in per cent; where its form asked more than usual. */
  readonly disputes: Map<string, number>;
}

/** A week's leads from one source: mostly what the contract wants, with the mistakes real forms and real people make. */
export function leadFile(
  chance: Chance,
  course: Course,
  crowd: Crowd,
  campaigns: readonly string[],
  moments: readonly Instant[],
): string {
  const code = course.ref.replace(/(\w)\w*-?/g, '$1').toUpperCase();
  const rows = moments.map((at) => {
    const before = crowd.people.length > 20 && chance.percent(3) ? chance.pick(crowd.people) : null;
    const person = before ?? makePerson(chance, course.country, crowd.serial);
    if (!before) {
      crowd.serial += 1;
      crowd.people.push(person);
    }
    crowd.rows += 1;
    const [min, max] = course.employees;
    const employees =
      max === 0
        ? ''
        : chance.weighted([
            [String(min + chance.below(max - min)), 94],
            ['', 4],
            ['unknown', 2],
          ]);
    const id = `${code}-${String(crowd.rows).padStart(4, '0')}`;
    const answers = answersOf(chance, course);
    if (course.questions) crowd.disputes.set(id, answers.disputes);
    return [
      id,
      chance.percent(1) ? 'yesterday' : iso(at),
      person.first,
      person.last,
      chance.weighted([
        [person.mail, 96],
        [person.mail.replace('@', ' at '), 2],
        ['', 2],
      ]),
      chance.weighted([
        [person.phone, 93],
        [person.phone.slice(0, 7), 4],
        ['', 3],
      ]),
      course.calls ? '' : person.title,
      max === 0 ? '' : person.company,
      chance.weighted(course.industries),
      employees,
      person.city,
      person.region,
      person.postcode,
      chance.percent(3) ? 'IE' : course.country,
      chance.pick(campaigns),
      chance.percent(5) ? 'no' : 'yes',
      course.calls ? String(60 + chance.below(540)) : '',
      ...questionColumns.map((column) => answers.texts.get(column) ?? ''),
    ];
  });
  return csv(leadHeader, rows);
}

/** What one lead answers to the questions of its form, and what that does to the usual rate of disputes. */
function answersOf(
  chance: Chance,
  { questions = [], disputes }: Course,
): { readonly texts: ReadonlyMap<string, string>; readonly disputes: number } {
  const chosen = questions.map(({ column, answers }) => {
    const answer = chance.weighted(answers.map((one) => [one, one[1]] as const));
    return { column, answer };
  });
  return {
    texts: new Map(chosen.map(({ column, answer: [text] }) => [column, text])),
    disputes: Math.floor(chosen.reduce((rate, { answer: [, , part] }) => (rate * part) / 100, disputes)),
  };
}

export const feedbackMap = {
  kind: 'feedback',
  columns: { Id: 'lead.id', Answer: 'feedback.decision', Reason: 'feedback.reason', When: 'feedback.at' },
};

const reasons = [
  ['wrong contact data', 45],
  ['not to definition', 25],
  ['already a customer', 12],
  ['not interested', 18],
] as const;

/** What the client answers about units delivered at `deliveredAt`: most say nothing, a few answer too late. */
export function feedbackFile(
  chance: Chance,
  course: Course,
  crowd: Crowd,
  leadIds: readonly string[],
  deliveredAt: Instant,
): string {
  const rows = leadIds.flatMap((id) => {
    const hours = chance.percent(8) ? 50 + chance.below(40) : 3 + chance.below(40);
    const when = iso(deliveredAt + hours * hourMs);
    if (chance.percent(crowd.disputes.get(id) ?? course.disputes))
      return [[id, 'dispute', chance.weighted(reasons), when]];
    return chance.percent(course.accepts) ? [[id, 'accept', '', when]] : [];
  });
  return csv(Object.keys(feedbackMap.columns), rows);
}

export interface Meeting {
  readonly id: string;
  readonly previous: string;
  readonly leadId: string;
  readonly bookedAt: Instant;
  readonly startsAt: Instant;
  /** What will have happened; known to the calendar only once the time has passed. */
  readonly outcome: string;
  readonly setter: string;
}

export const appointmentMap = {
  kind: 'appointments',
  columns: {
    Id: 'appointment.id',
    Previous: 'appointment.previousId',
    Lead: 'lead.id',
    Booked: 'appointment.bookedAt',
    Starts: 'appointment.startsAt',
    Outcome: 'appointment.outcome',
    Setter: 'appointment.setter',
  },
};

const outcomes = [
  ['held', 66],
  ['prospectNoShow', 12],
  ['clientNoShow', 3],
  ['cancelledInTime', 7],
  ['lateCancel', 6],
  ['', 6],
] as const;

/** Meetings with some of the delivered leads; one in twelve is moved once and goes on as the same chain. */
export function makeMeetings(
  chance: Chance,
  course: Course,
  leadIds: readonly string[],
  deliveredAt: Instant,
): Meeting[] {
  return leadIds.flatMap((leadId) => {
    if (!chance.percent(course.meetings)) return [];
    const bookedAt = deliveredAt + (4 + chance.below(50)) * hourMs;
    const startsAt = workingHour(chance, bookedAt + (2 + chance.below(8)) * dayMs);
    const common = { leadId, setter: chance.pick(['Kim', 'Alex', 'Dana']) };
    const first = {
      ...common,
      id: `${leadId}-a`,
      previous: '',
      bookedAt,
      startsAt,
      outcome: chance.weighted(outcomes),
    };
    if (!chance.percent(8)) return [first];
    const movedAt = startsAt - dayMs / 2;
    const second = {
      ...common,
      id: `${leadId}-b`,
      previous: first.id,
      bookedAt: movedAt,
      startsAt: workingHour(chance, startsAt + 3 * dayMs),
      outcome: chance.weighted(outcomes),
    };
    return [{ ...first, outcome: 'rescheduled' }, second];
  });
}

/** A weekday between eight and four, UTC, on the hour or half past. */
function workingHour(chance: Chance, at: Instant): Instant {
  const midnight = at - (at % dayMs);
  const weekday = (Math.floor(midnight / dayMs) + 4) % 7;
  const monday = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return midnight + monday * dayMs + (8 + chance.below(8)) * hourMs + chance.below(2) * 1_800_000;
}

/** The calendar as it stands at `now`: outcomes only of meetings that are over. */
export function appointmentFile(meetings: readonly Meeting[], now: Instant): string {
  const known = meetings.filter((meeting) => meeting.bookedAt <= now);
  return csv(
    Object.keys(appointmentMap.columns),
    known.map((m) => [
      m.id,
      m.previous,
      m.leadId,
      iso(m.bookedAt),
      iso(m.startsAt),
      m.startsAt < now || m.outcome === 'rescheduled' ? m.outcome : '',
      m.setter,
    ]),
  );
}

export const salesMap = {
  kind: 'sales',
  columns: { Lead: 'lead.id', Deal: 'sale.id', Stage: 'sale.stage', Amount: 'sale.amount', 'Won on': 'sale.wonAt' },
};

const stages = [
  ['contacted', 30],
  ['proposal', 30],
  ['won', 28],
  ['lost', 12],
] as const;

export interface Sale {
  readonly leadId: string;
  readonly id: string;
  readonly stage: string;
  readonly amount: number;
  readonly wonAt: Instant | null;
}

/** What became of the leads of a month. */
export function makeSales(chance: Chance, course: Course, leadIds: readonly string[], now: Instant): Sale[] {
  return leadIds.flatMap((leadId) => {
    if (!chance.percent(course.opportunities)) return [];
    const stage = chance.weighted(stages);
    const amount = Math.floor((course.deal * (60 + chance.below(90))) / 10_000);
    // Every lead of the file was handed over at least five days ago: none is won before.
    const wonAt = stage === 'won' ? now - chance.below(5) * dayMs : null;
    return [{ leadId, id: `deal-${leadId}`, stage, amount, wonAt }];
  });
}

/** The same as the client says it. */
export const salesFile = (sales: readonly Sale[]): string =>
  csv(
    Object.keys(salesMap.columns),
    sales.map(({ leadId, id, stage, amount, wonAt }) => [
      leadId,
      id,
      stage,
      `${amount}.00`,
      wonAt === null ? '' : iso(wonAt),
    ]),
  );

export const revenueMap = {
  kind: 'sales',
  columns: { Deal: 'sale.id', Month: 'revenue.month', Received: 'revenue.amount' },
};

/** What the client says its customers paid in a month that is over; it forgets one in nine. */
export function revenueFile(chance: Chance, monthly: number, sales: readonly Sale[], month: Month): string {
  const rows = sales.flatMap(({ id }) => {
    const received = Math.floor((monthly * (50 + chance.below(100))) / 10_000);
    return chance.percent(89) ? [[id, month, `${received}.00`]] : [];
  });
  return csv(Object.keys(revenueMap.columns), rows);
}
