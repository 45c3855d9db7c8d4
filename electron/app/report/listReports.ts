import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContractById, readContracts } from '../../../db/queries/contract.ts';
import type { ListedReport, StoredReport } from '../../../db/queries/report.ts';
import { countReports, reportedTo, standingReports } from '../../../db/queries/report.ts';
import type { ReportRow, report } from '../../../shared/api/report.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import type { DueReport, DueReports, ReportingFacts } from '../../../shared/domain/duePeriods.ts';
import { reportDayOf, reportsDue } from '../../../shared/domain/duePeriods.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { periodText } from '../../../shared/domain/period.ts';
import { reportState } from '../../../shared/domain/report.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { isoOf } from '../explain/verdicts.ts';
import { lookOf } from '../look.ts';

type Input = InferContractRouterInputs<typeof report>['list'];
type Answer = InferContractRouterOutputs<typeof report>['list'];
type Row = z.infer<typeof ReportRow>;

/** The cadence in force today, and the day it names. */
function reportingOf({ versions }: StoredContract, today: Day): Pick<ReportingFacts, 'cadence' | 'nextDue'> {
  const reporting = inForce(versions, today)?.terms.reporting;
  return { cadence: reporting?.cadence ?? null, nextDue: reporting?.nextDue ?? null };
}

/** Which reports a contract owes its client, by the cadence in force today in the client's zone. */
export function dueReportsOf(r: Reader, contract: StoredContract, now: Instant): DueReports {
  const { state, versions, client, id } = contract;
  const began = versions[0]?.terms.from;
  const today = dayOf(now, client.timeZone);
  if (state !== 'active' || began === undefined) return { due: [], next: null };
  return reportsDue({ ...reportingOf(contract, today), began, reportedTo: reportedTo(r, id), today });
}

/** The reports of the agency: due, made, reviewed, sent. */
export function listReports({ handle, now }: Context, input: Input): Answer {
  const { reader } = handle;
  const { state, client, contract, after, limit = 200 } = input;
  const owing = readContracts(reader)
    .filter((one) => (contract ?? one.ref) === one.ref && (client ?? one.client.ref) === one.client.ref)
    .map((one) => ({ contract: one, ...dueReportsOf(reader, one, now()) }));
  const due = owing
    .flatMap((one) => one.due.map((due) => dueRow(one.contract, due)))
    .toSorted((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : 0));
  const found =
    state === 'due'
      ? []
      : standingReports(reader, { client, contract, state }, { after: after ?? null, limit: limit + 1 });
  const page = found.slice(0, limit);
  const dueShown = (state === undefined || state === 'due') && after === undefined ? due : [];
  return {
    rows: [...dueShown, ...page.map((one) => listedRow(reader, one, now()))],
    counts: { due: due.length, ...countReports(reader, { client, contract }) },
    upcoming: owing
      .flatMap(({ contract: one, next }) =>
        next
          ? [{ contract: one.ref, contractName: one.name, client: lookOf(one.client), ...next.period, day: next.day }]
          : [],
      )
      .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

function dueRow(contract: StoredContract, { period, day }: DueReport): Row {
  return {
    id: null,
    ...placeOf(contract, period),
    dueDay: day,
    state: 'due',
    madeAt: null,
    reviewedAt: null,
    reviewedBy: null,
    sentDay: null,
    sentTo: null,
    replaced: false,
    headline: null,
  };
}

function listedRow(r: Reader, listed: ListedReport, now: Instant): Row {
  const { delivered, accepted, spend } = listed;
  return { ...rowOf(readContractById(r, listed.contractId), listed, now), headline: { delivered, accepted, spend } };
}

/** What stands of a report in the list and on its page. */
export function rowOf(
  contract: StoredContract,
  stored: Omit<StoredReport, 'snapshot'>,
  now: Instant,
): Omit<Row, 'id' | 'headline'> & { id: number } {
  const { id, madeAt, reviewedAt, reviewedBy, sentDay, sentTo } = stored;
  return {
    id,
    ...placeOf(contract, { from: stored.periodFrom, to: stored.periodTo }),
    dueDay: reportDayOf(reportingOf(contract, dayOf(now, contract.client.timeZone)))(stored.periodTo),
    state: reportState(stored),
    madeAt: isoOf(madeAt),
    reviewedAt: reviewedAt === null ? null : isoOf(reviewedAt),
    reviewedBy,
    sentDay,
    sentTo,
    replaced: stored.isReplaced,
  };
}

const placeOf = ({ ref, name, client }: StoredContract, period: Period) => ({
  contract: ref,
  contractName: name,
  client: lookOf(client),
  period: periodText(period),
  from: period.from,
  to: period.to,
});
