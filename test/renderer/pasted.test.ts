import { expect, it } from 'vitest';
import { readPastedTerms } from '../../renderer/screens/contract/editor/pastedTerms.ts';
import { pastedEntries } from '../../renderer/text/suppressed.ts';
import { monthJson } from '../world.ts';

const version = { from: '2026-03-01', components: [{ id: 'lead', kind: 'perLead', price: 7_500 }] };
const contract = { ref: 'a', client: 'b', name: 'A', terms: [version, { ...version, from: '2026-05-01' }] };

it.each([
  ['a version', version, '2026-03-01'],
  ['a contract, of which the newest counts', contract, '2026-05-01'],
  ['a setup file', { contracts: [contract] }, '2026-05-01'],
  ['the setup file of the worked month', monthJson('setup.json'), '2026-03-01'],
])('terms are taken out of %s', (_, content, from) =>
  expect(readPastedTerms(JSON.stringify(content))).toMatchObject({ ok: true, terms: { from } }),
);

it.each([
  ['', 'This is no JSON.'],
  ['{', 'This is no JSON.'],
  ['{}', 'There is no contract in it.'],
  ['{"contracts":7}', 'This is neither a setup file nor terms.'],
])('%j is told why it is none', (text, problem) => expect(readPastedTerms(text)).toEqual({ ok: false, problem }));

it('entries of a suppression list are taken apart, however they were pasted', () =>
  expect(pastedEntries('a@example.com; +44 20 7946 0000\n\n b@example.com,\t0171 555 0101 ')).toEqual([
    'a@example.com',
    '+44 20 7946 0000',
    'b@example.com',
    '0171 555 0101',
  ]));
