import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import type { WorkbookFault, WorkbookSeen } from '../../../shared/domain/intake/workbook.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { SheetPage, WorkbookRead, WorkbookWish } from './readWorkbook.ts';

/** What a worker is told to read. */
export interface WorkbookOrder {
  readonly bytes: Uint8Array;
  readonly wish: WorkbookWish;
}

/** What it tells while it reads; the last word is what it has read, or why it does not. */
export type WorkbookNews =
  | { readonly kind: 'alive'; readonly rows: number }
  /** A {@link SheetPage} as JSON text, deflated: pages wait for their turn, and a wide sheet would fill the memory or the disk. */
  | { readonly kind: 'page'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'unreadable'; readonly fault: WorkbookFault }
  | WorkbookRead;

export interface OpenWorkbook {
  readonly seen: WorkbookSeen;
  /** Can be walked once; what has been walked is let go. */
  readonly pages: Iterable<SheetPage>;
  /** How much has been walked, from 0 to 1. */
  readonly share: () => number;
}

/** Where pages wait until they are walked, by their number from 0. */
export interface Pages {
  readonly put: (page: Uint8Array<ArrayBuffer>) => void;
  readonly count: () => number;
  readonly get: (number: number) => Uint8Array<ArrayBuffer>;
}

/** Somebody who looks on while a file is read. */
export interface Watch {
  readonly rows: (count: number) => void;
  readonly cancelled: () => boolean;
}

/** Every workbook within the limits fits; what does not ends its worker and nothing else. */
const mostMegabytes = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 } as const;
const workerBeside = `./workbookWorker${extname(import.meta.filename)}`;

/**
 * Reads a sheet of a workbook in a worker of bounded memory, one for each file. Refuses `unreadableFile` with its `reason` (a
 * `WorkbookFault`), `notFound` for a sheet that is not there, `emptyFile`, and `cancelled`; throws what `pages` throws.
 */
export async function openWorkbook(
  file: File,
  wish: WorkbookWish,
  watch: Watch,
  pages: Pages,
): Promise<Result<OpenWorkbook>> {
  const order: WorkbookOrder = { bytes: await file.bytes(), wish };
  const worker = new Worker(new URL(workerBeside, import.meta.url), {
    workerData: order,
    transferList: [order.bytes.buffer as ArrayBuffer],
    resourceLimits: mostMegabytes,
  });
  try {
    const end = await lastNews(worker, pages, watch);
    if (end.kind === 'cancelled') return refuse('cancelled', { file: file.name });
    if (end.kind === 'unreadable') return refuse('unreadableFile', { file: file.name, reason: end.fault });
    if (end.kind === 'noSuchSheet')
      return refuse('notFound', { kind: 'sheet', ref: wish.sheet, sheets: [...end.sheets] });
    if (end.kind === 'noRows' || pages.count() === 0) return refuse('emptyFile');
    return done({ seen: end.seen, ...walked(pages) });
  } finally {
    await worker.terminate();
  }
}

type End = Exclude<WorkbookNews, { readonly kind: 'alive' | 'page' }> | { readonly kind: 'cancelled' };

function lastNews(worker: Worker, pages: Pages, watch: Watch): Promise<End> {
  return new Promise((resolve, reject) => {
    const keep = (page: Uint8Array<ArrayBuffer>): void => {
      try {
        pages.put(page);
      } catch (problem) {
        reject(problem);
      }
    };
    worker.on('error', (problem) => {
      // It has died of the file, not of a mistake.
      if (isOutOfMemory(problem)) resolve({ kind: 'unreadable', fault: 'tooLarge' });
      else reject(problem);
    });
    worker.on('exit', (code) => reject(new Error(`the reader of workbooks ended without a word (${code})`)));
    worker.on('message', (news: WorkbookNews) => {
      if (watch.cancelled()) resolve({ kind: 'cancelled' });
      else if (news.kind === 'alive') watch.rows(news.rows);
      else if (news.kind === 'page') keep(news.bytes);
      else resolve(news);
    });
  });
}

const isOutOfMemory = (problem: unknown): boolean =>
  problem instanceof Error && 'code' in problem && problem.code === 'ERR_WORKER_OUT_OF_MEMORY';

function walked(held: Pages): Pick<OpenWorkbook, 'pages' | 'share'> {
  const count = held.count();
  let taken = 0;
  function* pages(): Generator<SheetPage> {
    while (taken < count) {
      taken += 1;
      // The worker has written it, as its type says.
      yield JSON.parse(inflateRawSync(held.get(taken - 1)).toString('utf8'));
    }
  }
  return { pages: pages(), share: () => taken / count };
}
