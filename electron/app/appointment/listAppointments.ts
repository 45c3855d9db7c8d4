import { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import type { ChainsWanted, StateCount } from '../../../db/queries/appointmentList.ts';
import { anyToMeet, chainsByContract, countByState, listedChains } from '../../../db/queries/appointmentList.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContract, readContracts } from '../../../db/queries/contract.ts';
import { AppointmentListAnswer, type AppointmentListInput } from '../../../shared/api/appointment.ts';
import type { ChainState } from '../../../shared/domain/appointment.ts';
import { chainStates } from '../../../shared/domain/appointment.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import type { Figure } from '../../../shared/domain/kpi/figure.ts';
import { meetingRates } from '../../../shared/domain/kpi/rateFigures.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { type Kept, withKept } from '../kept.ts';
import { showChains } from './showChains.ts';

type Input = z.output<typeof AppointmentListInput>;
type Answer = z.output<typeof AppointmentListAnswer>;

const usualRateDays = 90;

/**
 * Chains of appointments over all contracts or one, as a worklist or a piece of the calendar (experience.md, Appointments):
 * each with its meetings, what it is billed and why, and what every outcome would bring. Refuses an unknown contract
 * (`notFound`), and a last day before the first (`invalidInput`).
 */
export function listAppointments(context: Context, input: Input): Result<Answer> {
  const { reader } = context.handle;
  const contract = input.contract === undefined ? null : readContract(reader, input.contract);
  if (input.contract !== undefined && contract === null) {
    return refuse('notFound', { kind: 'contract', ref: input.contract });
  }
  if (input.from !== undefined && input.to !== undefined && input.from > input.to) {
    return refuse('invalidInput', { field: 'to', value: input.to });
  }
  const now = context.now();
  const zone = zoneOf(reader, contract);
  const { states, text, sort, direction, after, limit } = input;
  const wanted = { contractId: contract?.id ?? null, ...between(input, zone), now, states, text };
  const page = listedChains(reader, { ...wanted, sort, direction, limit, ...(after && { after }) });
  const { found, rates, contracts } = withKept(context, (kept) => {
    const counts = createCounts(reader, contract, kept);
    return {
      found: new Map(counts(wanted).map(({ state, n }) => [state, n])),
      rates: ratesOf(counts, wanted, input, zone, now),
      contracts: kept.of(readContracts(reader), byContract, () => chainsByContract(reader, now)),
    };
  });
  const countOf = (state: ChainState): number => found.get(state) ?? 0;
  const shown: readonly ChainState[] = states.length > 0 ? states : chainStates;
  return done({
    asOf: now,
    zone,
    today: dayOf(now, zone),
    rows: showChains(reader, context, page.rows, zone),
    total: shown.reduce((sum, state) => sum + countOf(state), 0),
    next: page.next,
    counts: chainStates.map((state) => ({ state, count: countOf(state) })),
    ...rates,
    bookable: anyToMeet(reader),
    contracts,
  });
}

type CountStates = (wanted: ChainsWanted, ended?: Instant) => readonly StateCount[];

const byContract = { name: 'chainsByContract', asked: '', schema: AppointmentListAnswer.shape.contracts };
const Counts = z.array(z.strictObject({ state: z.enum(chainStates), n: z.int(), passed: z.int() }));

/** Counts chains by their state; kept where no text is asked for. `ended` moves with the day, or with now, which nobody asks about. */
function createCounts(r: Reader, contract: StoredContract | null, kept: Kept): CountStates {
  const all = contract === null ? readContracts(r) : [contract];
  return (wanted, ended) => {
    const count = (): StateCount[] => countByState(r, wanted, ended ?? wanted.now);
    if (wanted.text.trim() !== '') return count();
    const asked = `${contract === null ? 'all' : ''} ${wanted.from} ${wanted.before} ${ended ?? ''}`;
    return kept.of(all, { name: 'chainsByState', asked, schema: Counts }, count);
  };
}

/** One contract is seen as its client sees it; several together as the agency's own diary. */
const zoneOf = (r: Reader, contract: StoredContract | null): string =>
  contract?.client.timeZone ?? readAgency(r)?.timeZone ?? 'UTC';

const between = ({ from, to }: { from?: Day | undefined; to?: Day | undefined }, zone: string) => ({
  from: from === undefined ? null : startOfDay(from, zone),
  before: to === undefined ? null : startOfDay(addDays(to, 1), zone),
});

function ratesOf(
  counts: CountStates,
  wanted: ChainsWanted,
  input: Input,
  zone: string,
  now: Instant,
): Pick<Answer, 'showRate' | 'keptRate' | 'ratesOver'> {
  const today = dayOf(now, zone);
  const to = input.to ?? today;
  const ratesOver = input.rates ?? { from: input.from ?? addDays(to, 1 - usualRateDays), to };
  const endOfToday = startOfDay(addDays(today, 1), zone);
  const found = counts({ ...wanted, ...between(ratesOver, zone), text: '' }, endOfToday);
  const of = (state: ChainState): number => found.find((one) => one.state === state)?.n ?? 0;
  const passed = found.reduce((sum, one) => (one.state === 'booked' ? sum : sum + one.passed), 0);
  const met = {
    held: of('held'),
    prospectNoShow: of('prospectNoShow'),
    clientNoShow: of('clientNoShow'),
    cancelledInTime: of('cancelledInTime'),
    lateCancel: of('lateCancel'),
    unconfirmed: of('unconfirmed'),
  };
  const { showRate, keptRate } = meetingRates(met, passed, found.reduce((sum, { n }) => sum + n, 0) - passed);
  return { showRate: shownFigure(showRate), keptRate: shownFigure(keptRate), ratesOver };
}

const shownFigure = (figure: Figure) => ({ ...figure, leftOut: [...figure.leftOut] });
