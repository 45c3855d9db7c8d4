import { Contract, Terms } from '../../../../shared/domain/contract/terms.ts';
import { Setup } from '../../../../shared/domain/setup.ts';

type Pasted = { readonly ok: true; readonly terms: Terms } | { readonly ok: false; readonly problem: string };

/** The newest terms of what was pasted: a setup file, a contract of one, or a version of one. */
export function readPastedTerms(text: string): Pasted {
  const content = jsonOf(text);
  if (content === undefined) return { ok: false, problem: 'This is no JSON.' };
  const version = Terms.safeParse(content);
  if (version.success) return { ok: true, terms: version.data };
  const setup = Setup.safeParse(content);
  const contract = Contract.safeParse(content);
  const contracts = setup.success ? setup.data.contracts : contract.success ? [contract.data] : [];
  const newest = contracts.flatMap(({ terms }) => terms).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (newest !== undefined) return { ok: true, terms: newest };
  return {
    ok: false,
    problem: setup.success ? 'There is no contract in it.' : 'This is neither a setup file nor terms.',
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}
