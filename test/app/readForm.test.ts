import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readForm as readFormInto } from '../../electron/app/form/readForm.ts';
import { openScratch, type Scratch } from '../../electron/app/form/scratch.ts';
import { StoredFile } from '../../electron/app/form/storedFile.ts';
import { tempFolder } from '../place.ts';

const noScratch = (): Scratch => {
  throw new Error('nothing here is large');
};
const readForm = (body: ReadableStream<Uint8Array>, type: string) => readFormInto(body, type, noScratch);

const boundary = '----limit';
const type = `multipart/form-data; boundary=${boundary}`;

/** A body that comes in pieces cut at these places. */
function cutUp(body: Uint8Array, cuts: readonly number[]): ReadableStream<Uint8Array> {
  const places = [0, ...cuts.map((cut) => cut % (body.length + 1)).toSorted((a, b) => a - b), body.length];
  const pieces = places.slice(1).map((end, at) => body.subarray(places[at], end));
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(piece);
    },
  });
}

const bodyOf = async (form: FormData): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> }> => {
  const written = new Response(form);
  return { type: written.headers.get('content-type') ?? '', bytes: await written.bytes() };
};

const shown = async (form: FormData) =>
  Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === 'string'
        ? [name, value]
        : [name, value.name, value.type, value.size, Buffer.from(await value.bytes()).toString('latin1')],
    ),
  );

// Contents made of what could be taken for a delimiter or the end of a head.
const content = fc
  .array(fc.constantFrom('\r\n', '\r', '\n', '-', '--', '------limit', 'x', 'é', '\0', 'lead,mail\r\n'), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));
const names = fc.constantFrom('data', '0', 'with "quotes"', 'Björn’s leads.csv', 'a%22b', 'line\r\nbreak');
const part = fc.oneof(
  fc.record({ name: names, text: content }),
  fc.record({ name: names, text: content, file: names, type: fc.constantFrom('', 'text/csv') }),
);

test('a form is read as the platform reads it, wherever its pieces are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 12 }),
      async (parts, cuts) => {
        const form = new FormData();
        for (const one of parts) {
          if ('file' in one) form.append(one.name, new File([one.text], one.file, { type: one.type }));
          else form.append(one.name, one.text);
        }
        const { type, bytes } = await bodyOf(form);
        const ours = await readForm(cutUp(bytes, cuts), type);
        const platforms = await new Response(bytes, { headers: { 'content-type': type } }).formData();
        expect(await shown(ours)).toEqual(await shown(platforms));
      },
    ),
    { seed: 20_260_325, numRuns: 500 },
  );
});

test('each byte by itself: delimiters are found across any pieces', async () => {
  const form = new FormData();
  form.set('data', '{}');
  form.set('0', new File(['a\r\n--\r\n\r\nb'], 'leads.csv'));
  const { type, bytes } = await bodyOf(form);
  const ours = await readForm(cutUp(bytes, [...bytes.keys()]), type);
  expect(await shown(ours)).toEqual([
    ['data', '{}'],
    ['0', 'leads.csv', 'application/octet-stream', 10, 'a\r\n--\r\n\r\nb'],
  ]);
});

const head = (name: string): string => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`;
test.each([
  ['nothing', ''],
  ['no boundary in it', 'hello'],
  ['a head that does not end', `--${boundary}\r\nContent-Disposition: form-data; name="a"`],
  ['a content that does not end', `${head('a')}hello`],
  ['a part without a head', `--${boundary}\r\n\r\nhello\r\n--${boundary}--\r\n`],
  ['more parts than a call has', `${`${head('a')}\r\n`.repeat(200)}--${boundary}--\r\n`],
  ['names without end', `${head('a'.repeat(1 << 19))}\r\n--${boundary}--\r\n`],
])('%s: refused as malformed', async (_, body) => {
  await expect(readForm(cutUp(Buffer.from(body), []), type)).rejects.toThrow(TypeError);
});

test('a type without a boundary is refused, and what breaks a body off is passed on', async () => {
  await expect(readForm(cutUp(Buffer.from(head('a')), []), 'multipart/form-data')).rejects.toThrow(TypeError);
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new RangeError('the sender is gone')),
  });
  await expect(readForm(broken, type)).rejects.toThrow(RangeError);
});

test('a large file is a file: its size, slices, stream, text and bytes; nothing of it can be read on the disk', async () => {
  const dir = tempFolder();
  // 3 MB of lines which differ from one another; 1 MiB is held.
  const text = Array.from({ length: 300_000 }, (_, n) => `${String(n).padStart(9, '0')}\n`).join('');
  const form = new FormData();
  // Line ends of plain fields become CRLF on their way.
  const data = text.slice(0, 2_000_000).replaceAll('\n', ';');
  form.set('data', data);
  form.set('0', new File([text], 'leads.csv', { type: 'text/csv' }));
  const { type, bytes } = await bodyOf(form);
  const opened: Scratch[] = [];
  const read = await readFormInto(cutUp(bytes, [1000, 300_000, 2_000_100]), type, () => {
    const scratch = openScratch(dir, randomBytes);
    opened.push(scratch);
    return scratch;
  });
  expect(read.get('data') === data).toBe(true);
  const file = read.get('0');
  if (!(file instanceof StoredFile)) throw new Error('the file is held');
  const plain = new File([text], 'leads.csv', { type: 'text/csv' });
  expect([file.name, file.type, file.size]).toEqual(['leads.csv', 'text/csv', 3_000_000]);
  expect(await file.text()).toBe(text);
  expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(text))).toBe(true);
  expect(await new Response(file.stream()).text()).toBe(text);
  for (const [start, end] of [[0, 8], [65_530, 65_550], [524_288], [-10], [5, -2_999_990], [10, 5], [0, 9e9], []]) {
    expect(await file.slice(start, end).text(), `${start} to ${end}`).toBe(await plain.slice(start, end).text());
  }
  // No file of the folder names it any more: it goes with whoever holds it.
  expect(readdirSync(dir)).toEqual([]);
  for (const scratch of opened) scratch.close();
  await expect(file.text()).rejects.toThrow('EBADF');
});
