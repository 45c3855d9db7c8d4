import type { Terms } from '../../../../shared/domain/contract/terms.ts';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';

/** What a part of the editor gets: the terms it is about, a way to change some of them, and what the linter says. */
export interface PartProps<Key extends keyof Terms> {
  readonly terms: Pick<Terms, Key>;
  readonly onTerms: (part: Partial<Terms>) => void;
  readonly findings: readonly Finding[];
  /** ISO 4217, the client's: every price is in it. */
  readonly currency: string;
  /** Sources there are, as a choice offers them. */
  readonly sources: readonly { readonly value: string; readonly label: string }[];
}
