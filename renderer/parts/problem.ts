import { isDefinedError, ORPCError } from '@orpc/client';
import { refusalText } from '../text/refusals.ts';

/** What stopped a call, in words for a person. */
export type Problem =
  | { readonly kind: 'refused'; readonly code: string; readonly sentence: string }
  /** Ours: the number finds it in `incidents.txt`. */
  | { readonly kind: 'fault'; readonly incident: string; readonly sentence: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'silent' }
  /** The api turned the input away: a mistake of the screen, or a value no field lets through. */
  | { readonly kind: 'invalid'; readonly sentence: string };

/** Reads an error of a call. Throws what is none of them: a bug of the page itself. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError) {
    if (isDefinedError(error) && error.code === 'REFUSED') {
      return { kind: 'refused', code: error.data.code, sentence: refusalText(error.data) };
    }
    if (isDefinedError(error) && error.code === 'FAULT') {
      const { incident } = error.data;
      return { kind: 'fault', incident, sentence: `Something broke here: incident ${incident}. Nothing was changed.` };
    }
    if (error.status === 401) return { kind: 'closed' };
    if (error.code === 'BAD_REQUEST')
      return { kind: 'invalid', sentence: `This cannot be used: ${issuesOf(error.data)}` };
    return { kind: 'invalid', sentence: `The answer could not be read (${error.status}). Retry.` };
  }
  if (error instanceof TypeError) return { kind: 'silent' };
  throw error;
}

function issuesOf(data: unknown): string {
  const issues =
    typeof data === 'object' && data !== null && 'issues' in data && Array.isArray(data.issues) ? data.issues : [];
  const words = issues.map((issue: unknown) =>
    typeof issue === 'object' && issue !== null && 'message' in issue ? String(issue.message) : '',
  );
  return words.filter((word) => word !== '').join('; ') || 'it is not of the expected shape';
}
