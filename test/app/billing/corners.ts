import type { Decision } from './play.ts';
import type { Step } from './steps.ts';

const day: Step = { kind: 'wait', hours: 20 };
const month: Step = { kind: 'wait', hours: null };
const deliver = (leads: number): Step => ({ kind: 'deliver', leads });
const book: Step = { kind: 'book', pick: 0, inHours: 1 };
const held: Step = { kind: 'tell', pick: 0, outcome: 'held' };
const claim = (place: number): Step => ({ kind: 'claim', pick: place, at: 'inTime', reason: 'wrong data' });
const decide = (
  as: Decision['as'],
  remedy: Decision['remedy'] = 'credit',
  basisPoints: 3_330 | 9_999 = 3_330,
): Step => ({
  kind: 'resolve',
  pick: 0,
  as,
  remedy,
  basisPoints,
});
const billed = (how: 'dry' | 'issue', monthsBack: 0 | 1 = 1): Step => ({ kind: 'bill', monthsBack, how });
const creditAll: Step = { kind: 'credit', pick: 0, whole: true, rebill: true };

/** Corners that chance seldom finds. */
export const corners: [Step[]][] = [
  // 99.99 % of 25.33 is all of it: the unit costs nothing, and is billed again with what was credited beside it.
  [
    [
      deliver(1),
      claim(0),
      month,
      decide('part', 'credit', 9_999),
      billed('issue'),
      creditAll,
      billed('issue'),
      deliver(1),
    ],
  ],
  // A meeting that came back waits neither for its outcome nor for a claim on its lead.
  [[deliver(1), book, day, claim(0), decide('uphold'), billed('dry', 0), held, claim(1), billed('dry', 0)]],
  // Claims in time that are heard after the invoice; then all of it is credited, and billed again but for what came back.
  [
    [
      ...[deliver(4), month, billed('issue'), claim(0), decide('uphold'), claim(1), decide('part'), claim(2)],
      ...[decide('uphold', 'replacement'), claim(3), decide('deny'), decide('appeal'), decide('part')],
      ...[creditAll, billed('issue'), creditAll, billed('issue'), deliver(2)],
    ],
  ],
  // A month with a meeting and no lead, behind one with both: the late lines stand in another order than the others.
  [[deliver(1), book, month, book, month, held, held, billed('issue')]],
  // A lead that came back takes its meetings along, before the invoice and after it; one that is replaced does not.
  [
    [
      ...[deliver(2), book, day, held, claim(1), decide('uphold'), deliver(1), book, day, held, month, billed('issue')],
      ...[claim(1), decide('uphold'), deliver(1), book, day, held, month, billed('issue'), claim(1)],
      ...[decide('uphold', 'replacement'), creditAll, billed('issue')],
    ],
  ],
];
