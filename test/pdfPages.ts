import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** The text of every page, white space as one blank, and its size in points. */
export async function pagesOf(bytes: Uint8Array): Promise<{ text: string; size: readonly number[] }[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const found = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    found.push({ text: text.replaceAll(/\s+/g, ' '), size: page.view.slice(2) });
  }
  return found;
}

export const pdfText = async (bytes: Uint8Array): Promise<string> =>
  (await pagesOf(bytes)).map(({ text }) => text).join(' ');
