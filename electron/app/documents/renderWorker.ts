import { parentPort } from 'node:worker_threads';
import type { RenderOrder } from './render.ts';

/** What renders an order is loaded when the first of its kind comes: an invoice needs no charts. */
async function rendered(order: RenderOrder): Promise<Uint8Array> {
  switch (order.kind) {
    case 'document':
      return (await import('./invoicePdf.ts')).invoicePdf(order.snapshot);
    case 'contract':
      return (await import('./sheetPdf.ts')).sheetPdf(order.sheet);
    case 'report':
      return (await import('../report/reportPdf.ts')).reportPdf(order.report);
    case 'reportPage':
      return new TextEncoder().encode((await import('../report/reportHtml.ts')).reportHtml(order.report));
  }
}

// Only `render` starts this file: what it hands over is what its type says.
parentPort?.on('message', async (order: RenderOrder) => {
  parentPort?.postMessage(new Uint8Array(await rendered(order)));
});
