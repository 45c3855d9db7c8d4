import { Worker } from 'node:worker_threads';
import type { FrozenReport } from '../report/reportSnapshot.ts';
import type { Snapshot } from './invoicePdf.ts';

/** What a worker is told to render. */
export type RenderOrder =
  | { readonly kind: 'document'; readonly snapshot: Snapshot }
  | { readonly kind: 'report'; readonly report: FrozenReport };

/** A document of tens of thousands of rows fits; one that would take the laptop's memory ends its worker alone. */
const mostMegabytes = 1024;

/** Renders a PDF in a worker thread, so that every other call is answered meanwhile (architecture §3). */
export function render(order: RenderOrder): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./renderWorker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the renderer ended without a document: ${code}`)));
  });
}
