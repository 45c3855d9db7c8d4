import { expect, test } from 'vitest';
import { documentFile } from '../../electron/app/documents/documentFile.ts';
import { explainLine } from '../../electron/app/explain/explain.ts';
import { verifyFile } from '../../electron/app/verify.ts';
import { bytesOf, pdfText } from '../pdfPages.ts';
import { granted } from './desk.ts';
import { deskUnder, issued, issueMonth, receive, sell } from './pricing/months.ts';

test('a late sale lands in the current bill and points at its lead: annex, page and explanation', async () => {
  const desk = deskUnder({
    attribution: { days: 90 },
    components: [
      { id: 'deal', kind: 'dealShare', percent: '10' },
      { id: 'share', kind: 'recurringShare', percent: '20', months: 6 },
    ],
  });
  const [lead = 0] = desk.deliver('acme', '2026-03-02T09:00:00Z', [{ externalId: 'L-1', campaign: 'spring' }]);
  const sale = sell(desk, lead, {
    amount: 100_000,
    wonAt: '2026-04-20T09:00:00Z',
    reportedAt: '2026-06-15T09:00:00Z',
  });
  receive(desk, sale, '2026-05', 30_000, '2026-06-16T09:00:00Z');
  const { number, lines } = await issueMonth(desk, '2026-06');
  // 10 % of 1,000.00 and 20 % of 300.00, both in June, the month of their report.
  expect(lines).toEqual([
    ['deal', '2026-06', 1, 10_000, 10_000],
    ['share', '2026-06', 1, 6000, 6000],
  ]);
  const annexes = issued(desk, number).charges.map(({ annex }) => annex);
  expect(annexes).toMatchObject([
    { leadRef: 'L-1', deliveredDay: '2026-03-02' },
    { leadRef: 'L-1', deliveredDay: '2026-03-02' },
  ]);
  expect(annexes.map((annex) => annex?.verdict)).toEqual([
    'passed under terms 1, won 20 Apr 2026, reported 15 Jun 2026',
    'passed under terms 1, received in May 2026, reported 16 Jun 2026',
  ]);
  const pages = await pdfText(await bytesOf(granted(await documentFile(desk.context, { number, format: 'pdf' }))));
  expect(pages).toContain('received in May 2026');
  const explained = granted(explainLine(desk.context, { number, line: 2 }));
  expect(explained.charges).toMatchObject([
    { event: `revenue:${sale}:2026-05`, lead: { reference: 'L-1', deliveredDay: '2026-03-02' } },
  ]);
  expect(verifyFile(desk.context)).toMatchObject({ ok: true });
  desk.close();
});
