import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import type { FileReading } from '../../../shared/api/clientFile.ts';
import type { Inspection, Preview } from '../../../shared/api/intake.ts';
import type { DecimalSign } from '../../../shared/domain/intake/cells.ts';
import type { IntakeKind } from '../../../shared/domain/intake/fields.ts';
import { type OpenQuestion, openQuestions, type ReadingOf, readingOf } from '../../../shared/domain/intake/reading.ts';
import { api } from '../../api.ts';
import { takeDropped, useDropped } from '../../shell/dropped.ts';
import { asJson, draftOf, type MapDraft } from './mapDraft.ts';

export type Seen = z.output<typeof Inspection>;
export type Previewed = z.output<typeof Preview>;
/** A row as somebody has mended it. */
export interface Fix {
  readonly row: number;
  readonly cells: string[];
}

/** Into the pool, instead of a contract. */
export const pool = '';

/** What was said about one file so far. `number` tells two files of one name apart. */
interface Told {
  readonly file: File;
  readonly number: number;
  /** How the file is cut into rows, where somebody has said so. */
  readonly cut: FileReading;
  readonly map: MapDraft | null;
  readonly fixes: readonly Fix[];
  readonly again: boolean;
  /** Somebody has said which sign parts whole and fraction. */
  readonly decimalTold: boolean;
  readonly limit: number;
}

let files = 0;

const rowsAtFirst = 200;
const mostRows = 20_000;

/** The file in hand, and everything said about it. It lives as long as the screen. */
export interface Intake {
  readonly file: File | null;
  readonly take: (file: File) => void;
  readonly drop: () => void;
  readonly seen: UseQueryResult<Seen, unknown>;
  readonly preview: UseQueryResult<Previewed, unknown>;
  /** Null until the file is read. */
  readonly map: MapDraft | null;
  /** How the file is cut into rows, where somebody has said so: its sheet, its header, lines taken in. */
  readonly cut: FileReading;
  readonly changeSheet: (sheet: string) => void;
  /** The line the header stands in; undefined: as it is found. */
  readonly changeHeaderLine: (line: number | undefined) => void;
  /** Takes a line that was set aside in as a row. */
  readonly takeIn: (row: number) => void;
  readonly changeMap: (map: MapDraft) => void;
  readonly sayDecimal: (decimal: DecimalSign) => void;
  readonly changeKind: (kind: IntakeKind) => void;
  /** A contract's ref, {@link pool}, or null while nobody has chosen. */
  readonly contract: string | null;
  readonly changeContract: (ref: string) => void;
  readonly reading: ReadingOf | null;
  /** What was said about reading, now or with the map that is remembered. */
  readonly answers: Answers;
  readonly questions: readonly OpenQuestion[];
  /** An earlier import of this file for the same contract, until it is to be imported anyway. */
  readonly before: Seen['imported'][number] | null;
  readonly importAnyway: () => void;
  /** Lets the file go and shows an import. */
  readonly showBatch: (id: number) => void;
  readonly again: boolean;
  readonly fixes: readonly Fix[];
  readonly fix: (fix: Fix) => void;
  readonly unfix: (row: number) => void;
  /** Undefined while more rows come, and when as many are shown as ever will be. */
  readonly showMore: (() => void) | undefined;
  /** Nothing is looked at anew while the file is let in: it would only slow that down. */
  readonly lettingIn: boolean;
  readonly whileLetIn: <T>(letIn: () => Promise<T>) => Promise<T>;
}

export function useIntake(): Intake {
  const search = useSearch({ from: '/import' });
  const navigate = useNavigate({ from: '/import' });
  const [told, setTold] = useState<Told | null>(null);
  const [letting, setLetting] = useState(false);
  const waits = useDropped();

  const take = (file: File): void => {
    files += 1;
    setTold({
      file,
      number: files,
      cut: {},
      map: null,
      fixes: [],
      again: false,
      decimalTold: false,
      limit: rowsAtFirst,
    });
    // What a link said the file would hold is said about the first one only.
    const said = told === null ? search.kind : undefined;
    void navigate({ search: ({ contract }) => ({ contract, kind: said }), replace: true });
  };
  useEffect(() => {
    const dropped = waits ? takeDropped() : undefined;
    if (dropped !== undefined) take(dropped);
  });
  // What is said late, by a row that is left as another file comes in, is not said about that file.
  const revise = (some: (now: Told) => Partial<Told>): void =>
    setTold((now) => (now !== null && now.number === told?.number ? { ...now, ...some(now) } : now));
  const change = (some: Partial<Told>): void => revise(() => some);

  const kind = search.kind;
  const cut = told?.cut ?? asFound;
  const seen = useQuery({
    queryKey: ['intake', 'inspect', told?.number, kind, cut],
    queryFn: () =>
      api.intake.inspect({
        file: fileOf(told),
        ...cut,
        ...(kind === undefined ? {} : { kind }),
        job: 'read the file',
      }),
    enabled: told !== null && !letting,
    retry: false,
    // A file stays what it is; what is known changes, and says so.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const map = told?.map ?? (seen.data === undefined ? null : draftOf(seen.data.map));
  const contract = search.contract ?? likelyContract(seen.data);
  const reading = useMemo(
    () => (seen.data === undefined || map === null ? null : readingOf(seen.data.columns, map)),
    [seen.data, map],
  );
  const remembered = seen.data?.mapFrom === 'remembered';
  const answers = map === null ? {} : answersOf(map, remembered || told?.decimalTold === true);
  const questions = reading === null ? [] : openQuestions(reading, answers);
  const before = told?.again === false && map?.kind === 'leads' ? earlier(seen.data, contract) : null;
  const ready = map !== null && contract !== null && questions.length === 0 && before === null;
  const preview = useQuery({
    queryKey: ['intake', 'preview', told?.number, cut, contract, map, told?.fixes, told?.limit],
    queryFn: () =>
      api.intake.preview({
        file: fileOf(told),
        ...cut,
        kind: map?.kind ?? 'leads',
        ...(contract === null || contract === pool ? {} : { contract }),
        map: map === null ? {} : asJson(map),
        fixes: [...(told?.fixes ?? [])],
        limit: told?.limit ?? rowsAtFirst,
        job: 'preview',
      }),
    enabled: told !== null && !letting && ready && (map.kind === 'leads' || contract !== pool),
    // While one file is worked on its rows stay in sight; those of another file or sheet would be a lie.
    placeholderData: (before, query) =>
      query?.queryKey[2] === told?.number && query?.queryKey[3] === cut ? before : undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

  return {
    file: told?.file ?? null,
    take,
    drop: () => {
      setTold(null);
      void navigate({ search: ({ contract }) => ({ contract }), replace: true });
    },
    seen,
    preview,
    map,
    cut,
    changeSheet: (sheet) => change({ cut: { sheet }, map: null, fixes: [], again: false, decimalTold: false }),
    changeHeaderLine: (headerLine) =>
      change({ cut: { ...sheetIn(cut), headerLine }, map: null, fixes: [], decimalTold: false }),
    takeIn: (row) => change({ cut: { ...cut, takeIn: [...(cut.takeIn ?? []), row] } }),
    changeMap: (next) => change({ map: next, decimalTold: told?.decimalTold || next.decimal !== map?.decimal }),
    sayDecimal: (decimal) => change({ map: map && { ...map, decimal }, decimalTold: true }),
    changeKind: (next) => {
      change({ map: null, fixes: [], decimalTold: false });
      void navigate({ search: (now) => ({ ...now, kind: next, show: undefined }), replace: true });
    },
    contract,
    changeContract: (ref) => void navigate({ search: (now) => ({ ...now, contract: ref }), replace: true }),
    reading,
    answers,
    questions,
    before,
    showBatch: (batch) => {
      setTold(null);
      void navigate({ search: { batch } });
    },
    importAnyway: () => change({ again: true }),
    again: told?.again ?? false,
    fixes: told?.fixes ?? [],
    fix: (fix) => revise(({ fixes }) => ({ fixes: [...fixes.filter(({ row }) => row !== fix.row), fix] })),
    unfix: (row) => revise(({ fixes }) => ({ fixes: fixes.filter((fix) => fix.row !== row) })),
    lettingIn: letting,
    whileLetIn: async (letIn) => {
      setLetting(true);
      try {
        return await letIn();
      } finally {
        setLetting(false);
      }
    },
    showMore:
      told === null || told.limit >= mostRows || preview.isFetching
        ? undefined
        : () => change({ limit: Math.min(mostRows, told.limit * 5) }),
  };
}

const asFound: FileReading = {};
const sheetIn = ({ sheet }: FileReading): FileReading => (sheet === undefined ? {} : { sheet });

function fileOf(told: Told | null): File {
  if (told === null) throw new Error('no file is in hand');
  return told.file;
}

/** That of the last such file; and where there is one contract only, nobody needs to be asked. */
function likelyContract(seen: Seen | undefined): string | null {
  const active = seen?.contracts.filter((one) => one.active) ?? [];
  const last = active.find(({ ref }) => ref === seen?.lastContract);
  if (last !== undefined) return last.ref;
  return active.length === 1 ? (active[0]?.ref ?? null) : null;
}

type Answers = Parameters<typeof openQuestions>[1];

/** What answers an open question. Every map has a decimal sign: it is an answer only where somebody gave it. */
const answersOf = ({ dateOrder, decimal }: MapDraft, decimalTold: boolean): Answers => ({
  dateOrder,
  decimal: decimalTold ? decimal : undefined,
});

const earlier = (seen: Seen | undefined, contract: string | null): Seen['imported'][number] | null =>
  seen?.imported.find((batch) => (batch.contract?.ref ?? pool) === contract) ?? null;
