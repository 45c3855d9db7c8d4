import type { Reader } from '../../../db/handle.ts';
import { appointmentsOfChain, findAppointment } from '../../../db/queries/appointment.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { StoredDelivery } from '../../../db/queries/delivery.ts';
import { readDelivery } from '../../../db/queries/delivery.ts';
import { claimsOn } from '../../../db/queries/dispute.ts';
import { replacesMeeting } from '../../../db/queries/replacement.ts';
import type { Chain } from '../../../shared/domain/appointment.ts';
import { chains } from '../../../shared/domain/appointment.ts';
import type { ReviewedUnit } from '../../../shared/domain/claim.ts';
import { standOfMeeting } from '../../../shared/domain/claim.ts';
import { claimEnd } from '../../../shared/domain/claimEnd.ts';
import type { Terms } from '../../../shared/domain/contract/terms.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import type { Calendar } from '../../../shared/domain/time.ts';
import { dayOf, endOfWindow } from '../../../shared/domain/time.ts';

/** What a claim is against: the delivery itself, or the chain of appointments on it. */
export interface ClaimUnit {
  readonly delivery: StoredDelivery;
  readonly chain: Chain | null;
}

/** The client's calendar: where its days begin, and which it works on. */
export const calendarOf = ({ client }: StoredContract): Calendar => ({
  zone: client.timeZone,
  workingDays: client.workingDays,
  holidays: client.holidays,
});

export function readUnit(r: Reader, deliveryId: number, chainId: number | null): ClaimUnit {
  return { delivery: readDelivery(r, deliveryId), chain: chainId === null ? null : readChain(r, chainId) };
}

export function readChain(r: Reader, chainId: number): Chain {
  const [chain] = chains(appointmentsOfChain(r, chainId));
  if (chain === undefined) throw new Error(`no chain ${chainId}`);
  return chain;
}

/** The chain that an appointment of the contract stands in. */
export function chainByAppointment(r: Reader, contractId: number, id: string): ClaimUnit | null {
  const named = findAppointment(r, contractId, id);
  return named && readUnit(r, named.deliveryId, named.chainId);
}

/** The terms a unit is reviewed under: those it was delivered under, for a meeting those in force on its day. */
export function termsOfUnit(contract: StoredContract, { delivery, chain }: ClaimUnit): Terms {
  const ofMeeting = chain && inForce(contract.versions, dayOf(chain.startsAt, contract.client.timeZone));
  const version = ofMeeting ?? contract.versions.find(({ id }) => id === delivery.termsId);
  if (!version) throw new Error(`delivery ${delivery.id} has terms of another contract`);
  return version.terms;
}

/** What the rules of claims must know of a unit. A delivery on hold is none: the client has not seen it. */
export function reviewedUnit(r: Reader, contract: StoredContract, unit: ClaimUnit): ReviewedUnit {
  const { delivery, chain } = unit;
  const claims = claimsOn(r, delivery.id, chain?.id ?? null);
  const terms = termsOfUnit(contract, unit);
  const zone = contract.client.timeZone;
  if (chain) {
    return {
      state: standOfMeeting(claims),
      reviewStartsAt: chain.startsAt,
      reviewEndsAt: endOfWindow(chain.startsAt, terms.review ?? {}, calendarOf(contract)),
      claimsEndAt: claimEnd(terms, dayOf(chain.startsAt, zone), zone),
      isReplacement: isReplacement(r, unit),
      claims,
    };
  }
  const { state, reviewEndsAt, deliveredAt, deliveredDay } = delivery;
  if (state === 'onHold' || reviewEndsAt === null || deliveredAt === null || deliveredDay === null)
    throw new Error(`delivery ${delivery.id} is on hold`);
  return {
    state,
    reviewStartsAt: deliveredAt,
    reviewEndsAt,
    claimsEndAt: claimEnd(terms, deliveredDay, zone),
    isReplacement: isReplacement(r, unit),
    claims,
  };
}

/** Whether the unit fulfils a replacement owed for a unit of its kind; a meeting on a replaced lead is charged as any other. */
export function isReplacement(r: Reader, { delivery, chain }: ClaimUnit): boolean {
  if (delivery.replacementId === null) return false;
  return chain === null || replacesMeeting(r, delivery.replacementId);
}

/** What silence means for a delivery, by the terms it was delivered under. */
export const silenceOf = ({ versions }: StoredContract, termsId: number): 'accept' | 'ask' =>
  versions.find(({ id }) => id === termsId)?.terms.review?.silence ?? 'accept';
