import { expect, test } from 'vitest';
import type { Component } from '../../../shared/domain/contract/component.ts';
import { expectedOf } from '../../../shared/domain/pricing/expected.ts';
import { version } from './facts.ts';

const lead: Component = { id: 'lead', kind: 'perLead', price: 7500 };

test.each<[what: string, components: Component[], leads: number, minor: number]>([
  ['36 × 75.00', [lead], 36, 270_000],
  ['8 × 75.00', [lead], 8, 60_000],
  ['nothing passes', [lead], 0, 0],
  ['10 × (75.00 + 2.50)', [lead, { id: 'handling', kind: 'perLead', price: 250 }], 10, 77_500],
  [
    'meetings and retainers are no lead’s',
    [
      { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 25_000 },
      { id: 'base', kind: 'retainer', price: 100_000 },
    ],
    10,
    0,
  ],
  ['a draft without a price', [{ id: 'lead', kind: 'perLead' }], 10, 0],
])('%s', (_, components, leads, minor) => {
  const terms = version('2026-03-01', components, {});
  expect(expectedOf(terms, leads, '2026-03-10', Date.parse('2026-03-10T14:00:00Z'))).toBe(minor);
});
