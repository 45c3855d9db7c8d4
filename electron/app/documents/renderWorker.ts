import { parentPort, workerData } from 'node:worker_threads';
import { reportPdf } from '../report/reportPdf.ts';
import { invoicePdf } from './invoicePdf.ts';
import type { RenderOrder } from './render.ts';

// Only `render` starts this file: what it hands over is what its type says.
const order = workerData as RenderOrder;
const bytes = await (order.kind === 'document' ? invoicePdf(order.snapshot) : reportPdf(order.report));
parentPort?.postMessage(new Uint8Array(bytes));
