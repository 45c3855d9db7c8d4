import type { ContractEditor } from '../../../../shared/api/contract.ts';
import { Component } from '../../../../shared/domain/contract/component.ts';
import { type LintedFor, lint } from '../../../../shared/domain/contract/lint.ts';
import { Contract, Terms } from '../../../../shared/domain/contract/terms.ts';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import type { EditedContract } from './editedContract.ts';
import { asContract } from './editedContract.ts';
import { saidAmount, unsaidPrice } from './unsaid.ts';

/** What the editor says while one types: whether it can be stored, whether the terms can be priced, and what the linter finds. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** Nothing is half filled in: it can be stored. */
  readonly whole: boolean;
  /** The terms themselves are whole: they can be read and priced. */
  readonly termsWhole: boolean;
  /** The terms without what is half filled in: what can be priced of them. */
  readonly readable: Terms;
}

/** What is half filled in, and what the linter says of the terms as soon as they can be read. */
export function checkEdited(edited: EditedContract, about: LintedFor): Checked {
  const parsed = Contract.safeParse(asContract(edited, 'draft'));
  const issues = parsed.success ? [] : parsed.error.issues;
  const places = new Set(issues.map(({ path }) => placeOf(path, edited)));
  const missing = [...places].map(
    (place): Finding => ({ code: codes[place] ?? 'incomplete', severity: 'error', place }),
  );
  const terms = Terms.safeParse(edited.terms);
  const lintable = terms.success ? terms.data : lintableOf(edited.terms);
  const linted = lintable === null ? [] : lint(lintable, about);
  return {
    findings: [...missing, ...linted],
    whole: parsed.success,
    termsWhole: terms.success,
    readable: terms.success ? terms.data : readableOf(edited.terms),
  };
}

/**
 * The terms as if every price were said, so that what else is missing is found meanwhile; null while something is half filled in
 * that others are set against.
 */
function lintableOf(terms: Terms): Terms | null {
  const priced: Terms = { ...terms, components: terms.components.map(withSomePrice) };
  const content: Readonly<Record<string, unknown>> = { ...priced };
  const broken = Object.entries(Terms.shape).flatMap(([part, schema]) =>
    schema.safeParse(content[part]).success ? [] : [part],
  );
  return broken.every((part) => standAlone.has(part)) ? readableOf(priced) : null;
}

/** Parts that are agreed or not: without one of them nothing else is missing. */
const standAlone: ReadonlySet<string> = new Set([
  'minimum',
  'guarantee',
  'caps',
  'capacity',
  'pilot',
  'minimumTerm',
  'notice',
  'benchmarks',
  'assets',
]);

/** Any price: one of zero would be a finding of its own. */
const somePrice = 1;

function withSomePrice(component: Component): Component {
  if (!('prices' in component || 'volume' in component)) return component;
  const { prices, volume } = component;
  const said = (amount: number): number => saidAmount(amount) ?? somePrice;
  return {
    ...component,
    ...(prices && { prices: prices.map((rule) => ({ ...rule, price: said(rule.price) })) }),
    ...(volume && {
      volume:
        volume.shape === 'package'
          ? { ...volume, each: said(volume.each) }
          : {
              ...volume,
              tiers: volume.tiers.map((tier) => ({ ...tier, unit: tier.unit === unsaidPrice ? somePrice : tier.unit })),
            },
    }),
  };
}

function readableOf(terms: Terms): Terms {
  const components = terms.components.filter((component) => Component.safeParse(component).success);
  const content: Readonly<Record<string, unknown>> = { ...terms, components };
  const whole = Object.entries(Terms.shape).filter(([part, schema]) => schema.safeParse(content[part]).success);
  return Terms.parse(Object.fromEntries(whole.map(([part]) => [part, content[part]])));
}

/** What is missing of the contract itself has a sentence of its own. */
const codes: Readonly<Record<string, string>> = { 'contract.name': 'noContractName', 'contract.ref': 'badContractRef' };

/** `terms.0.definition.criteria.2.value` is where the linter says `definition.size`. */
function placeOf(path: readonly PropertyKey[], { terms }: EditedContract): string {
  const [first, _version, part, ...rest] = path.map(String);
  if (first === 'inputs') return 'inputs';
  if (first !== 'terms' || part === undefined) return `contract.${first}`;
  const [list, at] = rest;
  const place = Number(part === 'definition' || part === 'disputes' ? at : list);
  switch (part) {
    case 'definition':
      return list === 'criteria' ? `definition.${terms.definition?.criteria[place]?.id ?? ''}` : 'definition';
    case 'components':
      return `components.${terms.components[place]?.id ?? ''}`;
    case 'caps':
      return `caps.${terms.caps[place]?.per ?? ''}`;
    case 'disputes':
      return list === 'reasons' ? `disputes.${terms.disputes?.reasons[place]?.reason ?? ''}` : 'disputes';
    default:
      return part;
  }
}

/** What the linter looks at beside the terms: the client and the sources there are. */
export function lintedFor(
  { sources }: ContractEditor,
  client: ContractEditor['clients'][number] | undefined,
): LintedFor {
  return {
    ...(client?.taxId ? { taxId: client.taxId } : {}),
    ...(client === undefined ? {} : { currency: client.look.currency }),
    sources: sources.map(({ ref, currencies }) => ({ ref, costs: currencies.map((currency) => ({ currency })) })),
  };
}
