import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ContractSheet } from '../contract/contractSheet.ts';
import type { FrozenReport } from '../report/reportSnapshot.ts';
import type { Snapshot } from './invoicePdf.ts';

/** What a worker is told to render. */
export type RenderOrder =
  | { readonly kind: 'document'; readonly snapshot: Snapshot }
  | { readonly kind: 'contract'; readonly sheet: ContractSheet }
  | { readonly kind: 'report' | 'reportPage'; readonly report: FrozenReport };

/** A document of tens of thousands of rows fits; one that would take the laptop's memory ends its worker alone. */
const mostMegabytes = 1024;
/** A worker is warm for the next document of a run, and gone when nobody prints any more. */
const idleMs = 30_000;
/** A source beside this source, a script beside this one when both are built. */
const workerBeside = `./renderWorker${extname(import.meta.filename)}`;

let kept: Worker | null = null;
let idle: NodeJS.Timeout | undefined;
let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Renders a document in a worker thread, one after the other, so that every other call is answered meanwhile (architecture §3).
 * Rejects when the document cannot be made; the next one gets a new worker.
 */
export function render(order: RenderOrder): Promise<Uint8Array<ArrayBuffer>> {
  const turn = lastTurn.then(() => renderNow(order));
  // Whether one fails is told to its caller; the next waits for its end only.
  lastTurn = turn.then(
    () => undefined,
    () => undefined,
  );
  return turn;
}

function renderNow(order: RenderOrder): Promise<Uint8Array<ArrayBuffer>> {
  const worker = kept ?? start();
  clearTimeout(idle);
  worker.ref();
  return new Promise((resolve, reject) => {
    const failed = (problem: unknown): void => {
      kept = null;
      reject(problem instanceof Error ? problem : new Error(`the renderer ended without a document: ${problem}`));
    };
    worker.once('error', failed);
    worker.once('exit', failed);
    worker.once('message', (bytes: Uint8Array<ArrayBuffer>) => {
      worker.off('error', failed).off('exit', failed).unref();
      idle = setTimeout(stop, idleMs).unref();
      resolve(bytes);
    });
    worker.postMessage(order);
  });
}

function start(): Worker {
  kept = new Worker(new URL(workerBeside, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  return kept;
}

function stop(): void {
  void kept?.terminate();
  kept = null;
}
