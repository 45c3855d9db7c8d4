import { builtInFormats } from '../../../shared/domain/intake/numberFormat.ts';
import type { Archive } from './archive.ts';
import { UnreadableWorkbook } from './fault.ts';
import { createSharedTexts, type SharedTexts } from './sharedTexts.ts';
import { hearXml, localName } from './xml.ts';

/** A sheet of rows; charts and dialogs are none. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** What a workbook consists of. */
export interface BookParts {
  readonly sheets: readonly SheetPart[];
  readonly from1904: boolean;
  readonly strings: string | null;
  readonly styles: string | null;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}

const silent = (): void => {};

/** Finds the parts by their relations, as the standard says: their names are free. */
export async function bookParts(archive: Archive): Promise<BookParts> {
  const main = (await relationsOf(archive, '')).find(({ type }) => type === 'officeDocument')?.part ?? null;
  if (main === null || main.endsWith('.bin')) throw notXlsx(archive, main);
  const relations = await relationsOf(archive, main);
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: SheetPart[] = [];
  let from1904 = false;
  let isBook = false;
  await hearXml(archive.read(main), {
    open(name, attributes) {
      if (name === 'workbook') isBook = true;
      if (name === 'workbookPr') from1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.includes(':') && localName(key) === 'id')?.[1];
      const relation = byId.get(id ?? '');
      if (relation?.type !== 'worksheet' || !archive.has(relation.part)) return;
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      sheets.push({ name: attributes.name ?? '', hidden, part: relation.part });
    },
    close: silent,
    text: silent,
  });
  if (!isBook) throw new UnreadableWorkbook('notAWorkbook', main);
  const partOf = (wanted: string): string | null => {
    const part = relations.find(({ type }) => type === wanted)?.part;
    return part !== undefined && archive.has(part) ? part : null;
  };
  return { sheets, from1904, strings: partOf('sharedStrings'), styles: partOf('styles') };
}

function notXlsx(archive: Archive, main: string | null): UnreadableWorkbook {
  if (main !== null || archive.has('xl/workbook.bin')) return new UnreadableWorkbook('binaryFormat', 'xlsb');
  return archive.has('xl/workbook.xml')
    ? new UnreadableWorkbook('damaged', 'no relation to the workbook')
    : new UnreadableWorkbook('notAWorkbook', 'no workbook');
}

export const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

/** The relations of a part; those of the whole archive for ''. */
async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const cut = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, cut);
  const file = `${folder}_rels/${part.slice(cut)}.rels`;
  if (!archive.has(file)) return [];
  const relations: Relation[] = [];
  await hearXml(archive.read(file), {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const type = (Type ?? '').slice((Type ?? '').lastIndexOf('/') + 1);
      relations.push({ id: Id ?? '', type, part: resolved(folder, Target ?? '') });
    },
    close: silent,
    text: silent,
  });
  return relations;
}

/** A target as the name of a part: from the root, or from the folder of the part that names it. */
function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** The texts that cells share, rich text as its plain text, without the readings of East Asian signs. */
export async function sharedStrings(archive: Archive, part: string | null): Promise<SharedTexts> {
  const strings = createSharedTexts();
  if (part === null) return strings;
  let text = '';
  let [inText, inReading] = [false, false];
  await hearXml(archive.read(part), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') inReading = true;
      else if (name === 't') inText = !inReading;
    },
    close(name) {
      if (name === 'si') strings.add(text);
      else if (name === 'rPh') inReading = false;
      else if (name === 't') inText = false;
    },
    text(some) {
      if (inText) text += some;
    },
  });
  return strings;
}

/** The number format of each cell style, by its place. */
export async function styleFormats(archive: Archive, part: string | null): Promise<readonly string[]> {
  const own = new Map<number, string>();
  const ids: number[] = [];
  if (part === null) return [];
  let inStyles = false;
  await hearXml(archive.read(part), {
    open(name, { numFmtId, formatCode }) {
      if (name === 'cellXfs') inStyles = true;
      else if (name === 'numFmt') own.set(Number(numFmtId), formatCode ?? '');
      else if (name === 'xf' && inStyles) ids.push(Number(numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inStyles = false;
    },
    text: silent,
  });
  return ids.map((id) => own.get(id) ?? builtInFormats.get(id) ?? 'General');
}
