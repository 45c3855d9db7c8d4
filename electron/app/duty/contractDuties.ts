import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { countDelivered } from '../../../db/queries/delivery.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { modelOf } from '../../../shared/domain/contract/component.ts';
import type { Duty } from '../../../shared/domain/contract/duties.ts';
import { duties } from '../../../shared/domain/contract/duties.ts';
import type { DueReport } from '../../../shared/domain/duePeriods.ts';
import type { Figures } from '../../../shared/domain/kpi/figures.ts';
import { measuredOf, unitsAt } from '../../../shared/domain/kpi/measured.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { spentIn } from '../delivery/room.ts';
import { totalFigures } from '../figures/cutFigures.ts';
import { readRows } from '../figures/rows.ts';
import { dueReportsOf } from '../report/listReports.ts';

/** The reports a contract owes now, and the one that comes next. */
export function reportsOwed(r: Reader, contract: StoredContract, now: Instant): readonly DueReport[] {
  const { due, next } = dueReportsOf(r, contract, now);
  return next === null ? due : [...due, next];
}

/** What is known already, and whether only what is near is asked for: far benchmarks are not measured then. */
interface Wish {
  readonly reports?: readonly DueReport[];
  readonly onlyNear?: boolean;
}

/** What the terms of a contract date, with the figures of now (`duties`). A draft is not agreed yet: it dates nothing. */
export function contractDuties(
  r: Reader,
  contract: StoredContract,
  now: Instant,
  { reports = reportsOwed(r, contract, now), onlyNear = false }: Wish = {},
): Duty[] {
  const { id, ref, versions, client, state } = contract;
  if (state === 'draft') return [];
  const figuresOf = createFigures(r, contract, now);
  return duties({
    contract: ref,
    versions,
    today: dayOf(now, client.timeZone),
    calendar: client,
    measured: (days) => measuredOf(figuresOf(days)),
    delivered: (days) => countDelivered(r, id, days),
    worth: (days) => spentIn(r, contract, days),
    units: (component, period) => {
      const stage = modelOf(component).stage?.(component) ?? null;
      return stage === null ? 0 : unitsAt(stage, figuresOf(period).counts);
    },
    reports,
    onlyNear,
  });
}

/**
 * The figures of the report without its money: no count or rate is made of it, and it is by far the most to read. Benchmarks ask
 * for the same days again and again.
 */
function createFigures(r: Reader, contract: StoredContract, now: Instant): (days: Period) => Figures {
  const known = new Map<string, Figures>();
  return (days) => {
    const name = `${days.from}..${days.to}`;
    const found = known.get(name) ?? totalFigures(readRows(r, contract, days, now, { costs: new Map(), charges: [] }));
    known.set(name, found);
    return found;
  };
}
