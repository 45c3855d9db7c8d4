import { describe, expect, it } from 'vitest';
import type { DeliveryFacts } from '../../../shared/domain/pricing/model.ts';
import { billOf, delivery, linesOf, many, version } from './facts.ts';

const perLead = version('2026-01-01', [{ id: 'lead', kind: 'perLead', price: 2_500 }]);

describe('a price per lead', () => {
  it.each<[string, Partial<DeliveryFacts>, unknown]>([
    ['accepted by word', { standing: 'accepted' }, 'billed'],
    ['deemed accepted', {}, 'billed'],
    ['upheld with a replacement: the charge stands', { standing: 'returned', replaced: true }, 'billed'],
    ['still in its window', { standing: 'reviewOpen' }, { carriedOver: 'reviewOpen' }],
    ['disputed', { standing: 'disputed' }, { carriedOver: 'disputeOpen' }],
    ['silent where silence decides nothing', { standing: 'silent' }, { carriedOver: 'reviewOpen' }],
    ['returned', { standing: 'returned' }, { dropped: 'returned' }],
    ['a replacement', { isReplacement: true }, { dropped: 'replacement' }],
    ['on hold', { standing: 'onHold' }, { dropped: 'onHold' }],
  ])('%s', (_, more, expected) => {
    const { net, carriedOver, dropped } = billOf({ versions: [perLead], deliveries: [delivery(1, more)] });
    const [carried, drop] = [carriedOver[0], dropped[0]];
    const outcome = carried ? { carriedOver: carried.code } : drop ? { dropped: drop.code } : 'billed';
    expect(outcome).toEqual(expected);
    expect(net).toBe(expected === 'billed' ? 2_500 : 0);
  });

  it('less a part credit, rounded once per charge [P12]', () => {
    // 2500 − 85 % = 375 and 2500 − 33.3 % = 2500 − 832.5 → 2500 − 833 = 1667, three times each
    const deliveries = [
      ...many(3, (id) => delivery(id, { partPercent: '85', standing: 'accepted' })),
      ...many(3, (id) => delivery(10 + id, { partPercent: '33.3', standing: 'accepted' })),
    ];
    const bill = billOf({ versions: [perLead], deliveries });
    expect(linesOf(bill)).toEqual([
      ['lead', '2026-03', 3, 1_667, 5_001],
      ['lead', '2026-03', 3, 375, 1_125],
    ]);
    expect(bill.charges[5]?.derivation).toEqual({
      rule: 'partCredited',
      kind: 'perLead',
      termsVersion: 1,
      from: '2026-01-01',
      quantity: '1',
      unit: 2_500,
      partPercent: '85',
      working: '2500 - 85% * 2500',
      rounding: 'halfAwayFromZero',
      accepted: 'accepted',
      acceptedAt: 1_000,
    });
  });

  it('costs nothing until a draft has one', () => {
    const draft = version('2026-01-01', [{ id: 'lead', kind: 'perLead' }]);
    const { net, dropped } = billOf({ versions: [draft], deliveries: [delivery(1)] });
    expect(net).toBe(0);
    expect(dropped).toEqual([{ code: 'incomplete', count: 1 }]);
  });
});
