import { useDebouncedValue } from '@mantine/hooks';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import type { FileReading } from '../../../shared/api/clientFile.ts';
import type { Inspection, Preview } from '../../../shared/api/intake.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { DecimalSign } from '../../../shared/domain/intake/cells.ts';
import type { IntakeKind } from '../../../shared/domain/intake/fields.ts';
import { type OpenQuestion, openQuestions, type ReadingOf, readingOf } from '../../../shared/domain/intake/reading.ts';
import { api } from '../../api.ts';
import { tellProblem } from '../../parts/useAct.tsx';
import { takeDropped, useDropped } from '../../shell/dropped.ts';
import { asJson, draftOf, type MapDraft } from './mapDraft.ts';
import { fixesOf, type Mends, noMends, takenUp } from './mends.ts';
import { type SaidOfFile, useKeptMends } from './useKeptMends.ts';

export type Seen = z.output<typeof Inspection>;
export type Previewed = z.output<typeof Preview>;
type PreviewInput = Parameters<typeof api.intake.preview>[0];

/** What a file was looked at with: everything that its rows depend on. */
export type Basis = Omit<PreviewInput, 'limit' | 'rows' | 'job' | 'fixes'>;

/** What a file would do, and what was asked. */
export interface Looked {
  readonly answer: Previewed;
  readonly basis: Basis;
  /** The mends it knows of. */
  readonly mends: Mends;
}

/** Into the pool, instead of a contract. */
export const pool = '';

/** What was said about one file so far. `number` tells two readings apart: of files of one name, of sheets, of kinds. */
interface Told {
  readonly file: File;
  readonly number: number;
  /** How the file is cut into rows, where somebody has said so. */
  readonly cut: FileReading;
  readonly map: MapDraft | null;
  readonly mends: Mends;
  readonly again: boolean;
  /** Somebody has said which sign parts whole and fraction. */
  readonly decimalTold: boolean;
  /** What waited from an earlier day, as it was taken up; null where nothing was. */
  readonly takenUp: TakenUp | null;
  /** Whatever waits is left alone. */
  readonly afresh: boolean;
}

/** What somebody had said and mended of this file before, and not imported. */
export interface TakenUp {
  /** A contract's ref, or {@link pool}. */
  readonly contract: string;
  readonly savedAt: Instant;
  readonly map: MapDraft | null;
  readonly mends: Mends;
}

let readings = 0;
let looks = 0;

/** A reading about whose columns and rows nothing was said yet. */
function anew(): Pick<Told, 'number' | 'map' | 'mends' | 'decimalTold' | 'takenUp'> {
  readings += 1;
  return { number: readings, map: null, mends: noMends, decimalTold: false, takenUp: null };
}

/** Typing does not wait for the whole file to be judged anew: that is begun once nothing was mended for so long (ms). */
const mendsSettle = 500;

/** The file in hand, and everything said about it. It lives as long as the screen. */
export interface Intake {
  readonly file: File | null;
  readonly take: (file: File) => void;
  readonly drop: () => void;
  readonly seen: UseQueryResult<Seen, unknown>;
  readonly preview: UseQueryResult<Looked, unknown>;
  /** Whether the preview knows all that was said and mended. */
  readonly settled: boolean;
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
  /** Mends and a map of an earlier day that were taken up again. */
  readonly takenUp: TakenUp | null;
  /** The file as it stands. What was taken up stays kept until something else is said of the file. */
  readonly startAfresh: () => void;
  readonly mends: Mends;
  readonly changeMends: (mends: Mends) => void;
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
    setTold({ ...anew(), file, cut: asFound, again: false, afresh: false });
    // What a link said the file would hold is said about the first one only.
    const said = told === null ? search.kind : undefined;
    void navigate({ search: ({ contract }) => ({ contract, kind: said }), replace: true });
  };
  useEffect(() => {
    const dropped = waits ? takeDropped() : undefined;
    if (dropped !== undefined) take(dropped);
  });
  // What is said late, by a cell that is left as another file comes in, is not said about that file.
  const change = (some: Partial<Told>): void =>
    setTold((now) => (now !== null && now.number === told?.number ? { ...now, ...some } : now));

  const kind = search.kind;
  const cut = told?.cut ?? asFound;
  const seen = useQuery({
    queryKey: ['intake', 'inspect', told?.number, kind, cut],
    queryFn: () =>
      api.intake.inspect({
        file: fileOf(told),
        ...cut,
        ...(kind === undefined ? {} : { kind }),
        job: readingJob,
      }),
    enabled: told !== null && !letting,
    retry: false,
    // A file stays what it is; what is known changes, and says so.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const suggested = useMemo(() => (seen.data === undefined ? null : draftOf(seen.data.map)), [seen.data]);
  const map = told?.map ?? suggested;
  const contract = search.contract ?? waitingFor(told, seen.data) ?? likelyContract(seen.data);
  const reading = useMemo(
    () => (seen.data === undefined || map === null ? null : readingOf(seen.data.columns, map)),
    [seen.data, map],
  );
  const remembered = seen.data?.mapFrom === 'remembered';
  const answers = map === null ? {} : answersOf(map, remembered || told?.decimalTold === true);
  const questions = reading === null ? [] : openQuestions(reading, answers);
  const before = told?.again === false && map?.kind === 'leads' ? earlier(seen.data, contract) : null;
  const waiting = waitingOf(told, seen.data, contract, kind);
  const ready =
    waiting === null &&
    map !== null &&
    contract !== null &&
    questions.length === 0 &&
    before === null &&
    seen.data?.rows !== 0;
  const file = told?.file ?? null;
  const basis = useMemo(
    () => (file === null || map === null || contract === null ? null : basisOf(file, cut, map, contract)),
    [file, cut, map, contract],
  );
  const mends = told?.mends ?? noMends;
  const number = told?.number;
  const [resting] = useDebouncedValue(
    useMemo(() => ({ number, mends }), [number, mends]),
    mendsSettle,
  );
  // Nobody types what is taken up.
  const rested = resting.number === number ? resting.mends : noMends;
  const lookedAt = mends === told?.takenUp?.mends ? mends : rested;
  const preview = useQuery({
    queryKey: ['intake', 'preview', told?.number, cut, contract, map, lookedAt.change],
    queryFn: ({ signal }) => look(basis, lookedAt, signal),
    structuralSharing: false,
    enabled: told !== null && !letting && ready && (map.kind === 'leads' || contract !== pool),
    // While one file is worked on its rows stay in sight; those of another file or sheet would be a lie.
    placeholderData: (before, query) =>
      query?.queryKey[2] === told?.number && query?.queryKey[3] === cut ? before : undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

  const said = useMemo(
    () => (told === null || contract === null ? null : saidOf(told, map, seen.data?.hash, contract)),
    [told, map, seen.data?.hash, contract],
  );
  const kept = useKeptMends(said);
  useEffect(() => {
    if (waiting === null || told === null || seen.data === undefined) return;
    const up = takenUpOf(waiting);
    kept.holds({ hash: seen.data.hash, contract: waiting.contract ?? undefined, cells: up.mends.cells });
    const { headerLine, takeIn } = waiting.cut;
    setTold({
      ...told,
      cut:
        headerLine === undefined && takeIn === undefined ? told.cut : { ...sheetIn(told.cut), ...cutOf(waiting.cut) },
      map: up.map,
      mends: up.mends,
      decimalTold: waiting.decimalTold,
      takenUp: up,
    });
  });

  return {
    file,
    take,
    drop: () => {
      setTold(null);
      void navigate({ search: ({ contract }) => ({ contract }), replace: true });
    },
    seen,
    preview,
    map,
    settled: preview.data !== undefined && preview.data.mends === mends && !preview.isPlaceholderData,
    cut,
    changeSheet: (sheet) => change({ ...anew(), cut: { sheet }, again: false, afresh: false }),
    changeHeaderLine: (headerLine) => change({ ...anew(), cut: { ...sheetIn(cut), headerLine } }),
    takeIn: (row) => change({ cut: { ...cut, takeIn: [...(cut.takeIn ?? []), row] } }),
    changeMap: (next) => change({ map: next, decimalTold: told?.decimalTold || next.decimal !== map?.decimal }),
    sayDecimal: (decimal) => change({ map: map && { ...map, decimal }, decimalTold: true }),
    changeKind: (next) => {
      change(anew());
      void navigate({ search: (now) => ({ ...now, kind: next, show: undefined }), replace: true });
    },
    contract,
    changeContract: (ref) => void navigate({ search: (now) => ({ ...now, contract: ref }), replace: true }),
    reading,
    answers,
    questions,
    before,
    showBatch: (batch) => {
      kept.forget();
      setTold(null);
      void navigate({ search: { batch } });
    },
    importAnyway: () => change({ again: true }),
    again: told?.again ?? false,
    takenUp: told?.takenUp ?? null,
    startAfresh: () => {
      change({ ...anew(), cut: sheetIn(cut), afresh: true });
      // For whom it is was not asked where something waited for one contract: that stays as it is.
      void navigate({ search: (now) => ({ ...now, contract: contract ?? undefined }), replace: true });
    },
    mends,
    changeMends: (next) => change({ mends: next }),
    lettingIn: letting,
    whileLetIn: async (letIn) => {
      setLetting(true);
      try {
        return await letIn();
      } finally {
        setLetting(false);
      }
    },
  };
}

const asFound: FileReading = {};
const cutOf = ({ headerLine, takeIn }: FileReading): FileReading => ({
  ...(headerLine === undefined ? {} : { headerLine }),
  ...(takeIn === undefined ? {} : { takeIn }),
});
const sheetIn = ({ sheet }: FileReading): FileReading => (sheet === undefined ? {} : { sheet });

/**
 * Looks at a whole file under a name of its own, so that it can be called off: by hand, and as soon as nobody waits for it, because
 * something was mended since.
 */
async function look(basis: Basis | null, mends: Mends, signal: AbortSignal): Promise<Looked> {
  if (basis === null) throw new Error('nothing is ready to be looked at');
  looks += 1;
  const job = `${previewJob} ${looks}`;
  signal.addEventListener('abort', () => void api.job.cancel({ name: job }).catch(tellProblem));
  const answer = await api.intake.preview({
    ...basis,
    fixes: fixesOf(mends),
    // What was ever mended, so that it is known again when it is taken back.
    rows: [...mends.was.keys()].slice(0, mostAsked),
    job,
  });
  return { answer, basis, mends };
}

/** As the job that reads the file is called. */
export const readingJob = 'read the file';

/** As jobs of this kind are called, with a number behind it. */
export const previewJob = 'preview';

/** Rows that one call may ask for by number. */
export const mostAsked = 2000;

const basisOf = (file: File, cut: FileReading, map: MapDraft, contract: string): Basis => ({
  file,
  ...cut,
  kind: map.kind,
  ...(contract === pool ? {} : { contract }),
  map: asJson(map),
});

function fileOf(told: Told | null): File {
  if (told === null) throw new Error('no file is in hand');
  return told.file;
}

type Waiting = Seen['kept'][number];

/** Nothing was said of the file but what was taken up. */
const isAsTakenUp = ({ map, mends, takenUp }: Told): boolean =>
  map === (takenUp?.map ?? null) && mends === (takenUp?.mends ?? noMends);

/** For whom mends of this file wait; undefined where none do. */
function waitingFor(told: Told | null, seen: Seen | undefined): string | undefined {
  if (told === null || told.afresh) return undefined;
  const waits = seen?.kept.find(({ contract }) => contract === null || isActive(seen, contract));
  return waits && (waits.contract ?? pool);
}

const isActive = ({ contracts }: Seen, contract: string): boolean =>
  contracts.some(({ ref, active }) => active && ref === contract);

/** What is to be taken up now; null where nothing waits, or something was said of the file since it was dropped. */
function waitingOf(
  told: Told | null,
  seen: Seen | undefined,
  contract: string | null,
  kind: IntakeKind | undefined,
): Waiting | null {
  if (told === null || seen === undefined || contract === null) return null;
  if (told.afresh || !isAsTakenUp(told) || told.takenUp?.contract === contract) return null;
  // Whoever has just said where the header stands has begun anew.
  if (told.takenUp === null && cutOf(told.cut).headerLine !== undefined) return null;
  const found = seen.kept.find((one) => (one.contract ?? pool) === contract);
  const isOfKind = kind === undefined || found?.map == null || found.map.kind === kind;
  return isOfKind ? (found ?? null) : null;
}

const takenUpOf = ({ contract, savedAt, map, rows }: Waiting): TakenUp => ({
  contract: contract ?? pool,
  savedAt,
  map: map && draftOf(map),
  mends: takenUp(rows),
});

/** What is to be kept of a file until it is imported; null while it stands as it was found, or as it was taken up. */
function saidOf(told: Told, map: MapDraft | null, hash: string | undefined, contract: string): SaidOfFile | null {
  const { cut, mends, decimalTold, takenUp } = told;
  const isKept = isAsTakenUp(told) && (takenUp !== null || cut.takeIn === undefined);
  if (hash === undefined || isKept) return null;
  return {
    hash,
    contract: contract === pool ? undefined : contract,
    cut,
    map: told.map ?? (mends.cells.size > 0 ? map : null),
    decimalTold,
    mends,
  };
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
