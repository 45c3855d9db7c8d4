import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { readContract, type StoredContract } from '../../../db/queries/contract.ts';
import { readSource } from '../../../db/queries/source.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { definitionUnder } from '../../../shared/domain/contract/requiredConsent.ts';
import { inForce, type TermsVersion } from '../../../shared/domain/contract/terms.ts';
import { type IntakeMap, parseMap } from '../../../shared/domain/intake/map.ts';
import { type CompiledDefinition, compileDefinition } from '../../../shared/domain/qualification/criteria.ts';
import { type Judging, judgingAt } from '../../../shared/domain/qualification/judging.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { homeReaders } from '../homeReaders.ts';

export type LeadMap = IntakeMap & { readonly kind: 'leads' };

/** For which contract leads are taken in, and the version of its terms they are judged under. */
export interface Target {
  readonly contract: StoredContract;
  readonly version: TermsVersion;
  readonly definition: CompiledDefinition;
}

/** What holds for every row of an import. */
export interface ImportPlan {
  readonly map: LeadMap;
  readonly sourceId: number | null;
  /** Null: into the pool. */
  readonly target: Target | null;
  readonly judging: Judging;
}

interface Wish {
  readonly contract?: string | undefined;
  readonly map: unknown;
}

/**
 * What an import of these leads goes by, as of `now`. Refuses a map that is none for leads (`invalidMap`), a source or
 * contract that does not exist (`notFound`), and a contract that is not active or has no terms in force (`contractNotActive`).
 */
export function planImport(r: Reader, wish: Wish, now: Instant): Result<ImportPlan> {
  const parsed = parseMap(wish.map);
  if (!parsed.ok) return parsed;
  const map = parsed.value;
  if (!isForLeads(map)) return refuse('invalidMap', { problems: [{ path: 'kind', message: 'must be leads' }] });
  const source = map.source === undefined ? null : readSource(r, map.source);
  if (map.source !== undefined && source === null) return refuse('notFound', { kind: 'source', ref: map.source });
  const agency = readAgency(r);
  if (agency === null) return refuse('noAgency');
  const sourceId = source?.id ?? null;
  if (wish.contract === undefined) {
    const judging = judgingAt(now, agency.timeZone, homeReaders(agency.address.country));
    return done({ map, sourceId, target: null, judging });
  }
  const target = targetOf(r, wish.contract, now);
  if (!target.ok) return target;
  return done({ map, sourceId, target: target.value, judging: judgingFor(target.value.contract, now) });
}

const isForLeads = (map: IntakeMap): map is LeadMap => map.kind === 'leads';

function targetOf(r: Reader, ref: string, now: Instant): Result<Target> {
  const contract = readContract(r, ref);
  if (contract === null) return refuse('notFound', { kind: 'contract', ref });
  if (contract.state !== 'active') return refuse('contractNotActive', { contract: ref, state: contract.state });
  const target = targetAt(contract, now);
  if (target === null) {
    return refuse('contractNotActive', { contract: ref, day: dayOf(now, contract.client.timeZone) });
  }
  return done(target);
}

/** The contract with what is in force under it, today in the client's zone; null where nothing can be judged by. */
export function targetAt(contract: StoredContract, now: Instant): Target | null {
  const version = inForce(contract.versions, dayOf(now, contract.client.timeZone));
  const definition = version && definitionUnder(version.terms);
  return version && definition ? { contract, version, definition: compileDefinition(definition) } : null;
}

/** How leads are judged and read for a contract. */
export const judgingFor = ({ client }: StoredContract, now: Instant): Judging =>
  judgingAt(now, client.timeZone, homeReaders(client.address?.country));
