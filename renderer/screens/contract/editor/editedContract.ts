import type { ContractEditor } from '../../../../shared/api/contract.ts';
import { earliestVersion } from '../../../../shared/domain/contract/earliestVersion.ts';
import type { Template } from '../../../../shared/domain/contract/templates.ts';
import { templates, templateTerms, templateWords } from '../../../../shared/domain/contract/templates.ts';
import type { Contract, ContractInput, Terms } from '../../../../shared/domain/contract/terms.ts';
import { refFrom } from '../../../../shared/domain/ref.ts';

/** A contract while it is written: one version of its terms, which may still be incomplete. */
export interface EditedContract {
  readonly kind: 'terms';
  readonly format: 1;
  /** Which version this is, as the address names it. */
  readonly edit: string;
  readonly ref: string;
  /** The short name was typed: it no longer follows the other names. */
  readonly refTyped: boolean;
  readonly client: string;
  readonly name: string;
  /** The day the version is stored under; null for a new one. */
  readonly storedFrom: string | null;
  readonly terms: Terms;
  readonly inputs: readonly ContractInput[];
}

/** Where the editor begins: with what was typed before, the version asked for, a contract's like, or a usual deal. */
export function startEditing(read: ContractEditor, edit: string, client: string | undefined): EditedContract {
  const kept = read.draft?.content;
  if (isEdited(kept) && kept.edit === edit) return kept;
  if (read.existing !== null) return ofVersion(read, read.existing.contract, edit);
  return read.model === null ? newContract(read, edit, client) : likeModel(read, read.model, edit, client);
}

/** What this screen has saved itself, told by its mark. */
const isEdited = (kept: unknown): kept is EditedContract =>
  typeof kept === 'object' &&
  kept !== null &&
  'kind' in kept &&
  kept.kind === 'terms' &&
  'format' in kept &&
  kept.format === 1;

/** The deal a new contract starts as until another is chosen. */
export const firstTemplate: Template = 'perLead';

function newContract(read: ContractEditor, edit: string, asked: string | undefined): EditedContract {
  const client = read.clients.find(({ look }) => look.ref === asked) ?? read.clients[0];
  const blank = {
    ...noContract,
    edit,
    client: client?.look.ref ?? '',
    terms: firstTermsOf(read, client, firstTemplate),
  };
  return withRef({ ...blank, name: templateWords[firstTemplate].title }, read);
}

/** The same deal as another contract's, from today, for whom it is asked for. */
function likeModel(
  read: ContractEditor,
  model: NonNullable<ContractEditor['model']>,
  edit: string,
  client: string | undefined,
): EditedContract {
  const terms = { ...model.terms, from: read.today };
  return withRef({ ...noContract, edit, client: client ?? model.client, name: model.name, terms }, read);
}

const noContract = {
  kind: 'terms',
  format: 1,
  ref: '',
  refTyped: false,
  storedFrom: null,
  inputs: [],
} as const;

/** The contract as a usual deal; its name follows the deal until it is typed. */
export function asTemplate(edited: EditedContract, template: Template, read: ContractEditor): EditedContract {
  const client = read.clients.find(({ look }) => look.ref === edited.client);
  const isNamed = edited.name !== '' && templates.every((one) => templateWords[one].title !== edited.name);
  const terms = { ...firstTermsOf(read, client, template), from: edited.terms.from };
  return withRef({ ...edited, terms, name: isNamed ? edited.name : templateWords[template].title }, read);
}

const firstTermsOf = (
  { today, agencyCountry }: ContractEditor,
  client: ContractEditor['clients'][number] | undefined,
  template: Template,
): Terms => templateTerms(template, { from: today, seller: agencyCountry, buyer: client?.country ?? null });

function ofVersion(read: ContractEditor, contract: Contract, edit: string): EditedContract {
  const versions = contract.terms;
  const asked = versions.find(({ from }) => from === edit);
  const last = versions.at(-1);
  if (last === undefined) throw new Error('a contract without terms');
  const { today, existing } = read;
  const terms = asked ?? { ...last, from: earliestVersion(today, last.from, existing?.lastBilledDay ?? null) };
  return {
    kind: 'terms',
    format: 1,
    edit,
    ref: contract.ref,
    refTyped: true,
    client: contract.client,
    name: contract.name,
    storedFrom: asked?.from ?? null,
    terms,
    inputs: contract.inputs,
  };
}

/** The short name follows client and name until it is typed. */
export function withRef(edited: EditedContract, read: ContractEditor): EditedContract {
  if (edited.refTyped) return edited;
  const client = read.clients.find(({ look }) => look.ref === edited.client)?.look.name ?? '';
  return { ...edited, ref: refFrom(`${client} ${edited.name}`, new Set(read.taken)) };
}

/** As the api takes it, with the one version that was edited. */
export const asContract = (edited: EditedContract, status: Contract['status']): Contract => ({
  ref: edited.ref,
  client: edited.client,
  name: edited.name.trim(),
  status,
  terms: [edited.terms],
  inputs: [...edited.inputs],
});
