import type { Reader, Writer } from '../handle.ts';
import { liveLead } from './lead.ts';

/**
 * Words as the index cuts them, which refuses a word that is several to it. Accents that do not become one with their letter
 * belong to it; every other mark, such as a vowel of Hindi, Arabic or Thai, ends a word there.
 */
const wordParts =
  /[[\p{L}\p{N}]--[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]][[\p{L}\p{N}\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]--[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]]*/gv;
/** Digits as phones are written, with three or more of them. */
const phoneRun = /[+(]?\d(?:[\d\s()./-]*\d)?/g;
const fewestPhoneDigits = 3;
/** From here on a leading 0 is the trunk prefix, which a number in E.164 does not have. */
const nationalDigits = 7;

const reversed = (text: string): string => [...text].reverse().join('');
const exactly = (word: string): string => `"${word}"`;
const beginning = (word: string): string => `"${word}"*`;

/**
 * A question (`searchQuestion`) for whole words only. A beginning that thousands of different words have is put together from all of
 * them before the first lead is found; the word itself finds its leads one by one.
 */
export const wholeWords = (question: string): string => question.replaceAll('"*', '"');

/** One letter begins too many words; one sign of another script may be a whole name. */
const isLetter = (word: string): boolean => word.length === 1 && word <= '\u007f';

/**
 * The words of a piece without spaces: `L-20` is the word l and one that begins with 20, because what something follows is
 * finished. Mail addresses end in a handful of words that say nothing: `jane@example.com` asks for jane and example.
 */
function termsOf(piece: string): string[] {
  const address = /^(.*@.+)\.[^.@]*$/u.exec(piece)?.[1];
  const text = address ?? piece;
  const words = [...text.matchAll(wordParts)];
  return words.flatMap(({ 0: word, index }) => {
    if (address !== undefined || index + word.length < text.length) return exactly(word);
    if (isLetter(word)) return words.length > 1 ? exactly(word) : [];
    return beginning(word);
  });
}

/** `"555 0143"`: the front or the back of a phone, or words of anything else. */
function phoneTerm(run: string): string {
  const digits = run.replace(/\D/g, '');
  const front = digits.replace(/^00/, '');
  const back = digits.length >= nationalDigits ? digits.replace(/^0+/, '') : digits;
  return `(phone : ${beginning(front)} OR phone : ${beginning(reversed(back))} OR (${termsOf(run).join(' AND ')}))`;
}

/**
 * What a person typed as a question to the index: every word of it begins a word of the lead. Null where it asks for nothing
 * yet. Nothing of the text is read as syntax.
 */
export function searchQuestion(text: string): string | null {
  const terms: string[] = [];
  const rest = text.normalize('NFC').replace(phoneRun, (run, at: number, whole: string) => {
    const isAlone =
      !/[\p{L}\p{N}@_-]/u.test(whole[at - 1] ?? ' ') && !/[\p{L}\p{N}@_]/u.test(whole[at + run.length] ?? ' ');
    if (!isAlone || run.replace(/\D/g, '').length < fewestPhoneDigits) return run;
    terms.push(phoneTerm(run));
    return ' ';
  });
  for (const piece of rest.split(/\s+/)) terms.push(...termsOf(piece));
  return terms.length === 0 ? null : terms.join(' AND ');
}

/** To be put behind WHERE or AND with `:match` and `:mostMatches` given: the newest leads the question fits. */
export const matchingLead = `lead.id IN (SELECT rowid FROM lead_search WHERE lead_search MATCH :match
  ORDER BY rowid DESC LIMIT :mostMatches)`;

/** A lead as a search shows it. */
export interface FoundLead {
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: string | null;
}

/** The newest leads of live batches a question fits, newest first. */
export const foundLeads = (r: Reader, match: string, limit: number): FoundLead[] =>
  r
    .read<FoundLead>(
      `SELECT lead.id, ifnull(lead.person_full_name,
         nullif(trim(concat_ws(' ', lead.person_first_name, lead.person_last_name)), '')) AS name,
         lead.person_email AS email, lead.person_phone AS phone, lead.company_name AS company
       FROM (SELECT rowid AS id FROM lead_search WHERE lead_search MATCH :match ORDER BY rowid DESC LIMIT :limit) AS asked
       CROSS JOIN lead ON lead.id = asked.id WHERE ${liveLead} ORDER BY lead.id DESC`,
    )
    .all({ match, limit });

/** Whether every live lead is in the index. */
export const isSearched = (r: Reader): boolean => r.read('SELECT 1 FROM search_due LIMIT 1').get() === undefined;

/** How many leads wait to come into the index, counted up to `most` of each import. */
export const countUnsearched = (r: Reader, most: number): number =>
  r
    .read<{ n: number }>(
      `SELECT ifnull(sum((SELECT count(*) FROM
         (SELECT 1 FROM lead WHERE lead.batch_id = due.batch_id AND lead.id > due.after LIMIT :most))), 0) AS n
       FROM search_due AS due`,
    )
    .get({ most })?.n ?? 0;

/** Takes at most `limit` leads into the index, batch after batch. */
export function indexSome(w: Writer, limit: number): void {
  for (let left = limit; left > 0; ) {
    const due = w
      .read<{ batchId: number; after: number }>(
        'SELECT batch_id AS batchId, after FROM search_due ORDER BY batch_id LIMIT 1',
      )
      .get();
    if (due === undefined) return;
    const some = w
      .read<{ last: number | null; n: number }>(
        `SELECT max(id) AS last, count(*) AS n FROM
           (SELECT id FROM lead WHERE batch_id = :batchId AND id > :after ORDER BY id LIMIT :left)`,
      )
      .get({ ...due, left });
    if (some === undefined || some.last === null) {
      w.write('DELETE FROM search_due WHERE batch_id = ?').run(due.batchId);
      continue;
    }
    w.write(
      `INSERT INTO lead_search (rowid, who, phone, origin) SELECT id, who, phone, origin FROM lead_words
       WHERE batch_id = :batchId AND id > :after AND id <= :last ORDER BY id`,
    ).run({ ...due, last: some.last });
    w.write('UPDATE search_due SET after = ? WHERE batch_id = ?').run(some.last, due.batchId);
    left -= some.n;
  }
}

/** Numbers of issued documents that hold a text, whatever its case, newest number first. */
export const documentNumbersLike = (r: Reader, text: string, limit: number): string[] =>
  r
    .read<{ number: string }>(
      `SELECT number FROM document WHERE number LIKE ? ESCAPE '\\' ORDER BY number DESC LIMIT ?`,
    )
    .all(`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`, limit)
    .map(({ number }) => number);

/** A meeting to come, or a claim that waits, of some leads. */
export interface WaitingHit {
  readonly kind: 'appointment' | 'dispute';
  readonly id: number;
  readonly leadId: number;
  readonly contractId: number;
  /** The start of the meeting; when the claim was made. */
  readonly at: number;
}

export const waitingOf = (r: Reader, leadIds: readonly number[], now: number): WaitingHit[] =>
  r
    .read<WaitingHit>(
      `SELECT 'appointment' AS kind, a.id, d.lead_id AS leadId, a.contract_id AS contractId, a.starts_at AS at
         FROM json_each(:ids) AS asked CROSS JOIN delivery d ON d.lead_id = asked.value JOIN appointment a ON a.delivery_id = d.id
         WHERE a.outcome IS NULL AND a.starts_at >= :now
       UNION ALL
       SELECT 'dispute', t.id, d.lead_id, t.contract_id, t.opened_at
         FROM json_each(:ids) AS asked CROSS JOIN delivery d ON d.lead_id = asked.value JOIN dispute t ON t.delivery_id = d.id
         WHERE t.state IN ('open', 'appealed')
       ORDER BY 5 LIMIT 6`,
    )
    .all({ ids: JSON.stringify(leadIds), now });
