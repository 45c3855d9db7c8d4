import { expect, it } from 'vitest';
import { found } from './wholeTerms.ts';

const pilot = (more: object): object => ({ pilot: { until: '2026-04-30', leads: 30, ...more } });
const benchmark = (more: object): object => ({
  benchmarks: [{ measure: 'accepted', atLeast: '20', by: '2026-06-30', exit: 'terminate', ...more }],
});

it.each<[object, string]>([
  [{ pilot: { leads: 30 } }, 'error noPilotEnd pilot.until'],
  [pilot({ until: '2026-02-28' }), 'error pilotEndsBefore pilot.until'],
  [{ pilot: { until: '2026-04-30' } }, 'warning pilotWithoutCap pilot'],
  // March and April: two months of 14.
  [{ ...pilot({ leads: 29 }), caps: [{ per: 'month', leads: 14, above: 'hold' }] }, 'error pilotAboveCaps pilot.leads'],
  [
    { ...pilot({ money: 200_001 }), caps: [{ per: 'month', money: 100_000, above: 'refuse' }] },
    'error pilotAboveCaps pilot.money',
  ],
  [
    { ...pilot({}), minimum: { units: 31, component: 'lead', shortfall: 'trueUp' } },
    'warning commitmentAbovePilot pilot.leads',
  ],
  [{ minimumTerm: { months: 6 } }, 'warning noNotice notice'],
  [{ minimumTerm: { months: 1 }, notice: { days: 32 } }, 'error noticeBeyondTerm notice.days'],
  [benchmark({ atLeast: undefined }), 'error targetWithoutLimit benchmarks.1'],
  [benchmark({ by: '2026-02-28' }), 'error benchmarkBefore benchmarks.1.by'],
  [benchmark({ atMost: '19' }), 'error minAboveMax benchmarks.1.atLeast'],
  [benchmark({ measure: 'returnRate', atLeast: undefined, atMost: '101' }), 'error percentOutOfRange benchmarks.1'],
  [
    {
      benchmarks: [
        { measure: 'held', atLeast: '5', by: '2026-06-30', exit: 'terminate' },
        { measure: 'held', atLeast: '9', by: '2026-06-30', exit: 'terminate' },
      ],
    },
    'error benchmarkRepeated benchmarks.2',
  ],
])('%j: %s', (terms, finding) => expect(found(terms)).toEqual([finding]));

it.each<[object]>([
  [pilot({})],
  [pilot({ until: '2026-03-01' })],
  [{ ...pilot({ leads: 28 }), caps: [{ per: 'month', leads: 14, above: 'hold' }] }],
  [{ minimumTerm: { months: 3 }, notice: { days: 30 } }],
  [{ notice: { days: 30 } }],
  [benchmark({})],
  [benchmark({ by: '2026-03-01' })],
])('is fine: %j', (terms) => expect(found(terms)).toEqual([]));
