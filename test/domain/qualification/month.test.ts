import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { LeadDefinition } from '../../../shared/domain/contract/criterion.ts';
import { DuplicateRule } from '../../../shared/domain/contract/terms.ts';
import { decode } from '../../../shared/domain/intake/decode.ts';
import { leadFacts } from '../../../shared/domain/intake/leadFacts.ts';
import { parseMap } from '../../../shared/domain/intake/map.ts';
import { compileMap } from '../../../shared/domain/intake/rowReader.ts';
import { readTable } from '../../../shared/domain/intake/table.ts';
import type { LeadFacts } from '../../../shared/domain/lead.ts';
import { createDuplicateIndex, duplicateKeys } from '../../../shared/domain/matching.ts';
import { judgeContact } from '../../../shared/domain/qualification/contact.ts';
import { compileDefinition, judge } from '../../../shared/domain/qualification/criteria.ts';
import { judgingAt } from '../../../shared/domain/qualification/judging.ts';
import { createReaders } from '../../../shared/domain/qualification/readers.ts';

const month = join(import.meta.dirname, '../../fixtures/month');
const jsonOf = (file: string): unknown => JSON.parse(readFileSync(join(month, file), 'utf8'));

const Setup = z.object({
  contracts: z.array(
    z.object({ terms: z.array(z.object({ definition: LeadDefinition, duplicates: DuplicateRule })).length(1) }),
  ),
});
const [clinics, works] = Setup.parse(jsonOf('setup.json')).contracts.flatMap(({ terms }) => terms);
const now = Date.UTC(2026, 2, 12, 14);

function leadsOf(file: string, mapFile: string, zone: string): readonly LeadFacts[] {
  const map = parseMap(jsonOf(mapFile));
  const table = readTable(decode(readFileSync(join(month, file))).text);
  if (!map.ok || !table.ok || map.value.kind !== 'leads') throw new Error('the month can be read');
  const reader = compileMap(map.value, table.value.header, zone);
  if (!reader.ok) throw new Error(reader.refusal.code);
  return table.value.rows
    .map((cells) => reader.value.read(cells))
    .filter((draft) => draft.broken === null)
    .map((draft) => leadFacts(draft, now));
}

/** Counts as an import does, files in order; a duplicate is counted as nothing else. */
function counted(terms: typeof clinics, zone: string, files: readonly (readonly LeadFacts[])[]) {
  if (terms === undefined) throw new Error('two contracts');
  const judging = judgingAt(now, zone, createReaders());
  const definition = compileDefinition(terms.definition);
  const index = createDuplicateIndex(terms.duplicates);
  return files.map((leads) => {
    const counts = { pass: 0, check: 0, fail: 0, duplicate: 0 };
    const reasons: Record<string, number> = {};
    for (const [place, lead] of leads.entries()) {
      const keys = duplicateKeys(terms.duplicates, lead, judging.readers);
      const isDuplicate = index.find(keys, lead.capturedAt) !== null;
      index.add(keys, place, lead.capturedAt);
      const criteria = judge(definition, lead, judging);
      const contact = judgeContact(lead, judging.readers);
      counts[isDuplicate ? 'duplicate' : contact.verdict === 'fail' ? 'fail' : criteria.verdict] += 1;
      if (isDuplicate) continue;
      for (const { id } of criteria.outcomes) reasons[id] = (reasons[id] ?? 0) + 1;
    }
    return { ...counts, reasons };
  });
}

it('counts the clinics’ leads as expected.json says', () => {
  const zone = 'America/New_York';
  const files = ['leads-1.csv', 'leads-2.tsv'].map((file) => leadsOf(file, 'map-leads.json', zone));
  expect(counted(clinics, zone, files)).toEqual([
    // 44 rows: three of 50 employees, two of other industries, one from Canada, one free mail, one phone 12345
    { pass: 36, check: 0, fail: 8, duplicate: 0, reasons: { size: 3, industry: 2, country: 1, mail: 1, phone: 1 } },
    // 16 rows without the two broken: one without employees, one "unknown"; four copies
    { pass: 8, check: 2, fail: 0, duplicate: 4, reasons: { size: 2 } },
  ]);
});

it('counts the works’ leads as expected.json says', () => {
  const zone = 'Europe/Berlin';
  const files = [leadsOf('leads-b.csv', 'map-leads-b.json', zone)];
  expect(counted(works, zone, files)).toEqual([{ pass: 10, check: 0, fail: 0, duplicate: 0, reasons: {} }]);
});
