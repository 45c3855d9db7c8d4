import type { z } from 'zod';
import type { DutyList } from '../../../shared/api/duty.ts';
import { command } from '../command.ts';
import { money, table } from '../say.ts';
import { contract, given } from './options.ts';

type Row = z.output<typeof DutyList>[number];

export const duties = command({
  name: 'duties',
  usage: 'duties [--contract REF]',
  summary: 'what the terms date: pilot, minimum term, notice, benchmarks, reports, guarantee',
  details: "What comes first stands first. Days are the client's; negative days left are days since.",
  options: { contract },
  run: async (client, call) => {
    const rows = await client.duty.list({ ...given('contract', call.text('contract')) });
    return rows.map(({ duty, client: { ref, currency } }) => ({ ...duty, client: ref, currency }));
  },
  say: (rows) =>
    table(
      ['day', 'days left', 'contract', 'what', 'stands at'],
      rows.map(({ currency, ...duty }) => [
        duty.day,
        duty.daysLeft,
        duty.contract,
        names[duty.kind],
        standsAt(duty, currency),
      ]),
    ),
});

const names: Readonly<Record<Row['duty']['kind'], string>> = {
  pilotEnd: 'pilot ends',
  minimumTermEnd: 'minimum term ends',
  lastNotice: 'last day to give notice',
  benchmark: 'benchmark',
  reportDue: 'report due',
  guarantee: 'guarantee',
};

function standsAt(duty: Row['duty'], currency: string): string {
  switch (duty.kind) {
    case 'pilotEnd': {
      const { leads, money: sum } = duty;
      return [
        ...(leads === null ? [] : [`${leads.used} of ${leads.of} leads`]),
        ...(sum === null ? [] : [`${money(sum.used, currency)} of ${money(sum.of, currency)}`]),
      ].join(', ');
    }
    case 'minimumTermEnd':
      return `${duty.months} months`;
    case 'lastNotice':
      return `to end with ${duty.ends}`;
    case 'benchmark': {
      const limits = [
        ...(duty.atLeast === null ? [] : [`at least ${duty.atLeast}`]),
        ...(duty.atMost === null ? [] : [`at most ${duty.atMost}`]),
      ].join(', ');
      const stands = `${duty.measure} ${duty.value ?? 'without a value'}, ${limits}`;
      return duty.isReached ? `${stands}: reached` : `${stands}; else ${duty.exit} from ${duty.exitFrom}`;
    }
    case 'reportDue':
      return `${duty.period.from} to ${duty.period.to}`;
    case 'guarantee':
      return `${duty.units} of ${duty.of} ${duty.component}, ${duty.projected ?? 'nothing'} projected`;
  }
}
