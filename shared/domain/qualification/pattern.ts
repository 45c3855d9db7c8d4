import { RE2JS, RE2JSException } from 're2js';

/** Why a pattern is refused (reliability T8). */
export type PatternFault = 'empty' | 'tooLong' | 'lookAround' | 'backReference' | 'tooComplex' | 'syntax';

/** A pattern in the linear-time engine. */
interface Pattern {
  /** Whether the pattern is found anywhere in the text; null when the text is too long for it to be judged in time. */
  readonly found: (text: string) => boolean | null;
}

export type PatternResult =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly fault: PatternFault };

const longestPattern = 500;
const largestProgram = 2000;
// Worst case measured: 14 ns per instruction and character, so no text holds the desk up for 50 ms.
const mostSteps = 2_500_000;

const refused = (fault: PatternFault): PatternResult => ({ ok: false, fault });

/** The engine calls both plain syntax errors; people who know other engines want to know which. */
function faultOf(source: string): PatternFault {
  const bare = source.replace(/\\[^1-9k]/g, '').replace(/\[\^?\]?[^\]]*\]/g, '');
  if (/\(\?<?[=!]/.test(bare)) return 'lookAround';
  return /\\[1-9]|\\k[<{']|\(\?P=/.test(bare) ? 'backReference' : 'syntax';
}

/**
 * Compiles a user's pattern (RE2 syntax, `(?i)` ignores case). Refuses what has no linear-time meaning: look-around and
 * back-references; also more than 500 characters and repeats that grow too large.
 */
export function compilePattern(source: string): PatternResult {
  if (source === '') return refused('empty');
  if (source.length > longestPattern) return refused('tooLong');
  try {
    const engine = RE2JS.compile(source.normalize('NFC'));
    const size = engine.programSize();
    if (size > largestProgram) return refused('tooComplex');
    const found = (text: string): boolean | null =>
      text.length * size > mostSteps ? null : engine.test(text.normalize('NFC'));
    return { ok: true, pattern: { found } };
  } catch (problem) {
    if (problem instanceof RE2JSException) return refused(faultOf(source));
    throw problem;
  }
}
