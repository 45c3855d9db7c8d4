import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { liveBatchesMarked, liveBatchesOf } from '../../../db/queries/batchList.ts';
import { readContracts, type StoredContract } from '../../../db/queries/contract.ts';
import { readSources } from '../../../db/queries/source.ts';
import type { InspectInput, Inspection } from '../../../shared/api/intake.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { knownValues } from '../../../shared/domain/contract/knownValues.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import { watchColumn } from '../../../shared/domain/intake/columnSigns.ts';
import type { IntakeKind } from '../../../shared/domain/intake/fields.ts';
import type { IntakeMap } from '../../../shared/domain/intake/map.ts';
import { toolOf } from '../../../shared/domain/intake/presets.ts';
import { fileOfCell, isFileColumn } from '../../../shared/domain/intake/problemColumns.ts';
import { readingOf } from '../../../shared/domain/intake/reading.ts';
import { type SeenColumn, suggestKind, suggestMap } from '../../../shared/domain/intake/suggestMap.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { type Job, watchOf } from '../jobs.ts';
import { lookOf } from '../look.ts';
import { batchRow } from './batches.ts';
import { fileHashOf } from './fileHash.ts';
import { keptMends } from './keptMends.ts';
import { type OpenFile, openFile, type Written } from './openFile.ts';
import { rememberedMap } from './rememberMap.ts';

type Input = z.output<typeof InspectInput>;
type Answer = z.output<typeof Inspection>;

/**
 * What a file is and how it would be read (domain §4): encoding, delimiter, columns with what their texts look like, what it
 * holds, and the map of an earlier file with the same columns, else one by the names of the columns. Refuses what `openFile`
 * refuses, and `cancelled`.
 */
export async function inspectFile(context: Context, input: Input): Promise<Result<Answer>> {
  return context.jobs.run(input.job ?? 'inspect', input.file.name, async (job) => {
    const opened = await openFile(input.file, { ...input, decimal: '.' }, watchOf(job));
    if (!opened.ok) return opened;
    const walked = await walk(opened.value, job);
    if (walked === null) return refuse('cancelled', { file: input.file.name });
    const { columns, ...counts } = walked;
    const { reader } = context.handle;
    const { written, table } = opened.value;
    const was = new Map(table.renamed.map((one) => [one.name, one.was]));
    const remembered = rememberedMap(reader, table.header, input.kind);
    const map = remembered === null ? suggest(columns, input.kind) : keptFor(columns, remembered.map, context);
    const mendedOf = mendedFile(reader, columns);
    const fileHash = await fileHashOf(input.file, written);
    return done({
      fileName: input.file.name,
      hash: fileHash,
      bytes: input.file.size,
      written: writtenAs(written),
      headerLine: table.headerLine,
      above: table.above.map(({ line, cells }) => ({ line, cells: [...cells] })),
      ...counts,
      columns: columns.map(({ name, signs }) => ({ name, was: was.get(name) ?? null, signs: plain(signs) })),
      kind: map.kind,
      tool: toolOf(map.kind, table.header),
      map,
      mapFrom: remembered === null ? 'header' : 'remembered',
      lastContract: mendedOf?.batch?.contract?.ref ?? remembered?.contract ?? null,
      imported: liveBatchesOf(reader, fileHash).map((batch) => batchRow(reader, batch)),
      mendedOf,
      kept: keptMends(context, fileHash),
      contracts: readContracts(reader).map((contract) => contractRow(contract, context.now())),
      sources: readSources(reader).map(({ ref, channel, campaign }) => ({ ref, channel, campaign: campaign ?? null })),
    });
  });
}

/** The file that rows to mend were taken out of, by the cells that name it. */
function mendedFile(r: Reader, columns: readonly SeenColumn[]): Answer['mendedOf'] {
  const column = columns.find(({ name }) => isFileColumn(name));
  const [of] = column?.signs.samples.flatMap((sample) => fileOfCell(sample) ?? []) ?? [];
  if (of === undefined) return null;
  const [batch] = liveBatchesMarked(r, of.mark);
  return { fileName: of.fileName, batch: batch === undefined ? null : batchRow(r, batch) };
}

function contractRow(
  { ref, name, state, client, versions }: StoredContract,
  now: Instant,
): Answer['contracts'][number] {
  const terms = inForce(versions, dayOf(now, client.timeZone))?.terms;
  return {
    ref,
    name,
    look: lookOf(client),
    active: state === 'active',
    reasons: terms?.disputes?.reasons.map(({ reason }) => reason) ?? null,
    known: knownValues(terms?.definition),
  };
}

function writtenAs(written: Written): Answer['written'] {
  if (written.kind === 'workbook') {
    const { seen } = written;
    return {
      kind: 'workbook',
      sheets: [...seen.sheets],
      sheet: seen.sheet,
      hiddenRows: seen.hiddenRows,
      mergedAreas: seen.mergedAreas,
    };
  }
  const { encoding, delimiter } = written;
  return { kind: 'text', encoding: encoding.encoding, bom: encoding.bom, evidence: encoding.evidence, delimiter };
}

interface Walked extends Pick<Answer, 'rows' | 'even' | 'broken' | 'setAside' | 'aside' | 'blank' | 'unwrapped'> {
  readonly columns: readonly SeenColumn[];
}

/** Lines set aside that are shown; with all their cells, so that somebody may take one in. */
const mostLines = 50;

/** Looks at every cell once. Null when it was cancelled. */
async function walk({ table, share }: OpenFile, job: Job): Promise<Walked | null> {
  const watched = table.header.map(watchColumn);
  const aside: Answer['aside'] = [];
  let [lines, broken, setAside, blank, unwrapped] = [0, 0, 0, 0, 0];
  for (const chunk of table.chunks) {
    const apart = new Set([...chunk.broken, ...chunk.aside].map(({ row }) => row));
    for (const [place, cells] of chunk.rows.entries()) {
      if (apart.has(chunk.first + place)) continue;
      for (const [column, watch] of watched.entries()) watch.see(cells[column] ?? '');
    }
    for (const { row, code } of chunk.aside.slice(0, mostLines - aside.length)) {
      aside.push({ row, code, cells: [...(chunk.rows[row - chunk.first] ?? [])] });
    }
    lines += chunk.rows.length;
    broken += chunk.broken.length;
    setAside += chunk.aside.length;
    blank += chunk.blank;
    unwrapped += chunk.unwrapped;
    job.progress(lines, Math.ceil(lines / Math.max(share(), Number.EPSILON)));
    await job.breathe();
    if (job.cancelled()) return null;
  }
  job.progress(lines, lines);
  const columns = table.header.map((name, column) => ({ name, signs: signsAt(watched, column) }));
  const rows = lines - setAside;
  return { rows, even: rows - broken, broken, setAside, aside, blank, unwrapped, columns };
}

function signsAt(watched: readonly ReturnType<typeof watchColumn>[], column: number): SeenColumn['signs'] {
  const watch = watched[column];
  if (watch === undefined) throw new Error(`no column ${column}`);
  return watch.signs();
}

const suggest = (columns: readonly SeenColumn[], kind: IntakeKind | undefined): IntakeMap =>
  suggestMap(kind ?? suggestKind(columns.map(({ name }) => name)), columns);

/**
 * A remembered map for this file: the order of its dates and its decimal sign are what the file itself says where it says
 * anything, and a source that is no more is not named.
 */
function keptFor(columns: readonly SeenColumn[], map: IntakeMap, { handle }: Context): IntakeMap {
  const { dateOrder, decimal } = readingOf(columns, map);
  const known = readSources(handle.reader).some(({ ref }) => ref === map.source);
  const { source, ...rest } = map;
  return {
    ...rest,
    ...(known && source !== undefined ? { source } : {}),
    ...(dateOrder.kind === 'found' ? { dateOrder: dateOrder.is } : {}),
    ...(decimal.kind === 'found' ? { decimal: decimal.is } : {}),
  };
}

/** The same in arrays of one's own, as the api hands them out. */
const plain = ({ samples, texts, placeholders, ...signs }: SeenColumn['signs']) => ({
  ...signs,
  placeholders: [...placeholders],
  samples: [...samples],
  texts: texts === null ? null : texts.map((one) => ({ ...one })),
});
