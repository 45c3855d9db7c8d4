import { SaxesParser } from 'saxes';
import { damagedBy, UnreadableWorkbook } from './fault.ts';

/** What is told of the elements of a part, in their order. Names come without the prefix some writers give them. */
export interface XmlEar {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** Bytes that are heard at once: what they tell may be a thousand times larger, a row of sixteen thousand cells of one that is filled. */
const mostHeard = 4096;

/** Reads a part piece by piece; after each piece the caller may take what it has heard, or stop. */
export async function* readXml(pieces: AsyncIterable<Uint8Array>, ear: XmlEar): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.on('error', (problem) => {
    throw new UnreadableWorkbook('damaged', problem.message);
  });
  parser.on('doctype', () => {
    throw new UnreadableWorkbook('dangerous', 'a document type');
  });
  parser.on('opentag', ({ name, attributes }) => ear.open(localName(name), attributes));
  parser.on('closetag', ({ name }) => ear.close(localName(name)));
  parser.on('text', ear.text);
  parser.on('cdata', ear.text);
  for await (const piece of pieces) {
    for (let from = 0; from < piece.length; from += mostHeard) {
      parser.write(decoded(decoder, piece.subarray(from, from + mostHeard)));
      yield;
    }
  }
  parser.write(decoded(decoder));
  parser.close();
  yield;
}

/** Reads all of a small part. */
export async function hearXml(pieces: AsyncIterable<Uint8Array>, ear: XmlEar): Promise<void> {
  for await (const _ of readXml(pieces, ear));
}

function decoded(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch (problem) {
    throw damagedBy(problem);
  }
}

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const escaped = /_x([0-9a-fA-F]{4})_/g;

/** Spreadsheets write control characters as `_x000D_`; NULs mean nothing in a table. */
export const cellString = (text: string): string =>
  text.includes('_x')
    ? text.replace(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replaceAll('\0', '')
    : text;
