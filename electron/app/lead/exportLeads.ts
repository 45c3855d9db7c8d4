import type { z } from 'zod';
import { customNames, readLeads, type StoredLead } from '../../../db/queries/lead.ts';
import type { LeadExportInput } from '../../../shared/api/leadExport.ts';
import type { FoundLead } from '../../../shared/api/leadFind.ts';
import { type LeadField, leadFields, leadFieldTypes } from '../../../shared/domain/intake/fields.ts';
import { type StandingColumn, standingColumns } from '../../../shared/domain/intake/problemColumns.ts';
import type { ListedColumn } from '../../../shared/domain/lead.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { type Cell, csvLines, csvText } from '../documents/csv.ts';
import type { Job } from '../jobs.ts';
import { findLeads } from './findLeads.ts';

type Input = z.output<typeof LeadExportInput>;

/** A column of the file: its title, and what it says of a lead. */
interface ExportColumn {
  readonly title: string;
  readonly cell: (found: FoundLead, lead: StoredLead) => Cell;
}

const rowsAtOnce = 500;

/**
 * The leads of a filter as a CSV file (reliability I5): every field under its own name, then the columns of the files they came
 * in, then what they stand at; or only what the list shows. Read page by page, so that other calls are answered in between; what
 * is changed meanwhile may be in it or not. Refuses what {@link findLeads} refuses, and `cancelled`.
 */
export async function exportLeads(context: Context, input: Input): Promise<Result<File>> {
  const { contract } = input.filter;
  const name = contract === undefined ? 'leads.csv' : `leads-${contract}.csv`;
  return context.jobs.run(input.job ?? 'export-leads', name, async (job) => {
    const custom = new Set<string>();
    if (input.columns === undefined) {
      const looked = await everyPage(context, input, job, (ids) => {
        for (const one of customNames(context.handle.reader, ids)) custom.add(one);
      });
      if (!looked.ok) return looked;
    }
    const columns = input.columns?.flatMap((shown) => asShown[shown]) ?? wholeLead([...custom]);
    // Pieces beside the heap: a file of a million leads is larger than what is left in it.
    const pieces: Blob[] = [
      new Blob([
        csvText(
          columns.map(({ title }) => title),
          [],
        ),
      ]),
    ];
    const written = await everyPage(context, input, job, (ids, found) => {
      const leads = new Map(readLeads(context.handle.reader, ids).map((lead) => [lead.id, lead]));
      const rows = found.flatMap((one) => {
        const lead = leads.get(one.id);
        return lead === undefined ? [] : [columns.map(({ cell }) => cell(one, lead))];
      });
      pieces.push(new Blob([csvLines(rows)]));
    });
    return written.ok ? done(new File(pieces, name, { type: 'text/csv;charset=utf-8' })) : written;
  });
}

/** Walks the list from its first page to its last. */
async function everyPage(
  context: Context,
  { filter, sort, descending }: Input,
  job: Job,
  take: (ids: readonly number[], found: readonly FoundLead[]) => void,
): Promise<Result<null>> {
  let rows = 0;
  let whole: number | null = null;
  for (let after: string | undefined; ; ) {
    const page = await findLeads(context, {
      fields: [],
      filter,
      sort,
      descending,
      limit: rowsAtOnce,
      ...(after !== undefined && { after }),
    });
    if (!page.ok) return page;
    const { rows: found, total, next, behind } = page.value;
    // The words of a new import are still being read: what they say would be missing.
    if (behind === 0) {
      take(
        found.map(({ id }) => id),
        found,
      );
      rows += found.length;
      if (total !== null && !total.more) whole = total.count;
      job.progress(rows, whole);
      if (next === null) return done(null);
      after = next;
    }
    await job.breathe();
    if (job.cancelled()) return refuse('cancelled', { file: 'leads.csv' });
  }
}

const moment = (ms: number): string => new Date(ms).toISOString();

/** A field as an import reads it again; a text that could not be read stands as it came. */
function fieldColumn(field: LeadField): ExportColumn {
  const type = leadFieldTypes[field];
  return {
    title: field,
    cell: (_, { values, unread }) => {
      const value = values[field];
      if (value === undefined) return unread[field] ?? null;
      if (typeof value === 'boolean') return value ? 'yes' : 'no';
      return typeof value === 'number' && type === 'instant' ? moment(value) : value;
    },
  };
}

/** What a lead stands at, by the title of its column. */
const standingCells: Readonly<Record<StandingColumn, ExportColumn['cell']>> = {
  'Tallyproof lead': ({ id }) => String(id),
  'Tallyproof contract': ({ contract }) => contract,
  'Tallyproof verdict': ({ outcome }) => outcome,
  'Tallyproof why': ({ why }) => {
    const repeats = why.duplicateOf === null ? [] : [`duplicate of ${why.duplicateOf}`];
    return [...why.failed, ...why.unknown, ...why.junk, ...why.contact, ...repeats].join('; ');
  },
  'Tallyproof score': ({ score }) => score,
  'Tallyproof band': ({ band }) => band,
  'Tallyproof contact data': ({ contact }) => contact,
  'Tallyproof deliveries': ({ deliveries }) =>
    deliveries.map(({ contract, standing }) => `${contract} ${standing}`).join('; '),
  'Tallyproof source': ({ source }) => source,
  'Tallyproof tags': ({ tags }) => tags.join('; '),
};
const standing = (title: StandingColumn): ExportColumn => ({ title, cell: standingCells[title] });

const named: ExportColumn = { title: 'person.fullName', cell: ({ name }) => name };
const campaign: ExportColumn = { title: 'source.campaign', cell: (found) => found.campaign };

/** Everything of a lead. The moment it was captured is there for every one, also where its file said none. */
const wholeLead = (custom: readonly string[]): ExportColumn[] => [
  ...leadFields.map((field) => (field === 'lead.capturedAt' ? captured : fieldColumn(field))),
  ...custom.map((name): ExportColumn => ({ title: name, cell: (_, lead) => lead.custom[name] ?? null })),
  ...standingColumns.map(standing),
];

const captured: ExportColumn = { title: 'lead.capturedAt', cell: (_, lead) => moment(lead.capturedAt) };

/** What each column of the list is in the file. */
const asShown: Readonly<Record<ListedColumn, readonly ExportColumn[]>> = {
  name: [named],
  company: [fieldColumn('company.name')],
  email: [fieldColumn('person.email')],
  phone: [fieldColumn('person.phone')],
  country: [fieldColumn('address.country')],
  outcome: [standing('Tallyproof verdict')],
  why: [standing('Tallyproof why')],
  score: [standing('Tallyproof score'), standing('Tallyproof band')],
  contact: [standing('Tallyproof contact data')],
  deliveries: [standing('Tallyproof deliveries')],
  source: [standing('Tallyproof source')],
  campaign: [campaign],
  contract: [standing('Tallyproof contract')],
  tags: [standing('Tallyproof tags')],
  captured: [captured],
};
