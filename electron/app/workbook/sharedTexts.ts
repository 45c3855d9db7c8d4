import { UnreadableWorkbook } from './fault.ts';

/**
 * The texts that cells share, by their number. A sheet of 300,000 leads has more than a million: they are held as bytes side by side,
 * because as strings of their own they take three times the room, and as slices of the XML they were read from all of it.
 */
export interface SharedTexts {
  /** Throws {@link UnreadableWorkbook} where there are more than any honest sheet has. */
  readonly add: (text: string) => void;
  /** Undefined where there is none of this number. */
  readonly at: (number: number) => string | undefined;
}

const pageBytes = 1 << 20;
/** More than the text of a whole sheet may be, see `readWorkbook`. */
const mostBytes = 192 << 20;
/** Ends of texts in one page of them. */
const endsAPage = 1 << 14;

export function createSharedTexts(): SharedTexts {
  const pages: Buffer[] = [];
  const ends: Float64Array[] = [];
  let [count, length] = [0, 0];

  const endOf = (number: number): number =>
    number < 0 ? 0 : (ends[Math.floor(number / endsAPage)]?.[number % endsAPage] ?? 0);

  /** The bytes from a place on that lie in its page. */
  function inPage(from: number, to: number): Buffer {
    const place = Math.floor(from / pageBytes);
    const page = pages[place] ?? Buffer.allocUnsafeSlow(pageBytes);
    pages[place] = page;
    return page.subarray(from - place * pageBytes, to - place * pageBytes);
  }

  return {
    add(text) {
      const bytes = Buffer.from(text);
      if (length + bytes.length > mostBytes) throw new UnreadableWorkbook('tooLarge', 'shared texts');
      for (let from = 0; from < bytes.length; ) {
        from += bytes.copy(inPage(length + from, length + bytes.length), 0, from);
      }
      length += bytes.length;
      const page = ends[Math.floor(count / endsAPage)] ?? new Float64Array(endsAPage);
      ends[Math.floor(count / endsAPage)] = page;
      page[count % endsAPage] = length;
      count += 1;
    },
    at(number) {
      if (!Number.isInteger(number) || number < 0 || number >= count) return undefined;
      const [from, to] = [endOf(number - 1), endOf(number)];
      const first = inPage(from, to);
      if (first.length === to - from) return first.toString();
      const parts = [first];
      for (let at = from + first.length; at < to; at += pageBytes) parts.push(inPage(at, to));
      return Buffer.concat(parts).toString();
    },
  };
}
