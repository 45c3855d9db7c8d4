import type { Scratch } from './scratch.ts';
import { type StoredBytes, type Storing, storing } from './storedBytes.ts';
import { StoredFile } from './storedFile.ts';

/** A call is one message and its files. */
const mostParts = 100;
/** What stands between the contents: names, types, delimiters. */
const mostAround = 1 << 18;
const blankLine = Buffer.from('\r\n\r\n');

/**
 * Reads a body of type `multipart/form-data` as `Request.formData` does, but lets a large content go to a scratch of `open` while it
 * comes in: that function holds it twice. What stands around the contents is left to it. Throws a TypeError where it is no such body,
 * and what the body or a scratch breaks off with.
 */
export async function readForm(
  body: ReadableStream<Uint8Array>,
  contentType: string,
  open: () => Scratch,
): Promise<FormData> {
  const { around, contents } = await takenApart(body, boundaryOf(contentType), open);
  const hollow = await new Response(around, { headers: { 'content-type': contentType } }).formData();
  const form = new FormData();
  let at = 0;
  for (const [name, entry] of hollow) {
    const content = contents[at];
    if (content === undefined) throw new TypeError('a part of the form has no content');
    if (typeof entry === 'string') form.append(name, textOf(content));
    else if (content.held) form.append(name, new File([...content.pieces()], entry.name, entry));
    else form.append(name, new StoredFile(content, open, entry.name, entry));
    at += 1;
  }
  return form;
}

function boundaryOf(contentType: string): string {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new TypeError('a form without a boundary');
  return boundary;
}

/** A body without its contents, and the contents. */
interface Apart {
  readonly around: Uint8Array<ArrayBuffer>;
  readonly contents: readonly StoredBytes[];
}

async function takenApart(body: ReadableStream<Uint8Array>, boundary: string, open: () => Scratch): Promise<Apart> {
  const taking = takeApart(boundary, open);
  let failed: { readonly problem: unknown } | null = null;
  for await (const chunk of body) {
    // Whoever sends is heard out: some break down over a listener who goes.
    if (failed !== null) continue;
    try {
      taking.hear(chunk);
    } catch (problem) {
      failed = { problem };
    }
  }
  if (failed !== null) throw failed.problem;
  return taking.end();
}

function takeApart(boundary: string, open: () => Scratch): { hear: (chunk: Uint8Array) => void; end: () => Apart } {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const around: Buffer[] = [];
  let aroundBytes = 0;
  const contents: StoredBytes[] = [];
  let content: Storing | null = null;
  // What was heard and is not taken yet; always the same bytes, because a large body in pieces of its own is a lot to sweep.
  let window = Buffer.alloc(1 << 17);
  let heard = 0;

  function take(bytes: Uint8Array): void {
    if (content !== null) {
      content.add(bytes);
      return;
    }
    aroundBytes += bytes.length;
    if (aroundBytes > mostAround) throw new TypeError('a form of names only');
    around.push(Buffer.from(bytes));
  }

  return {
    hear(chunk) {
      if (heard + chunk.length > window.length) window = Buffer.concat([window], heard + chunk.length);
      window.set(chunk, heard);
      let rest = window.subarray(0, heard + chunk.length);
      for (;;) {
        const at = rest.indexOf(content === null ? blankLine : delimiter);
        if (at < 0) break;
        // A blank line ends what stands before a content, a delimiter begins what stands behind it.
        const end: number = content === null ? at + blankLine.length : at;
        take(rest.subarray(0, end));
        rest = rest.subarray(end);
        if (content !== null) contents.push(content.end());
        if (contents.length > mostParts) throw new TypeError('a form of too many parts');
        content = content === null ? storing(open) : null;
      }
      // A piece may end in the midst of what is looked for.
      const sure = Math.max(0, rest.length - (content === null ? blankLine : delimiter).length + 1);
      take(rest.subarray(0, sure));
      heard = rest.copy(window, 0, sure);
    },
    end() {
      take(window.subarray(0, heard));
      return { around: new Uint8Array(Buffer.concat(around)), contents };
    },
  };
}

function textOf(content: StoredBytes): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  for (const piece of content.pieces()) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}
