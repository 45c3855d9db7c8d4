import { parentPort } from 'node:worker_threads';
import { reportPdf } from '../report/reportPdf.ts';
import { invoicePdf } from './invoicePdf.ts';
import type { RenderOrder } from './render.ts';

// Only `render` starts this file: what it hands over is what its type says.
parentPort?.on('message', async (order: RenderOrder) => {
  const bytes = await (order.kind === 'document' ? invoicePdf(order.snapshot) : reportPdf(order.report));
  parentPort?.postMessage(new Uint8Array(bytes));
});
