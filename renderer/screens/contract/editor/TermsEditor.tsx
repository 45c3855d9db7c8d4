import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { ContractEditor } from '../../../../shared/api/contract.ts';
import type { Contract, Terms } from '../../../../shared/domain/contract/terms.ts';
import { api, query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { Empty } from '../../../parts/Empty.tsx';
import { LinkButton } from '../../../parts/LinkButton.tsx';
import { Panel, Screen } from '../../../parts/Screen.tsx';
import { useAct } from '../../../parts/useAct.tsx';
import { useDraftSaving } from '../../../parts/useDraftSaving.ts';
import { useMe } from '../../../parts/useMe.ts';
import { useKeys } from '../../../shell/keys.tsx';
import { asContract, type EditedContract, startEditing } from './editedContract.ts';
import { Findings } from './Findings.tsx';
import { HeadPart } from './HeadPart.tsx';
import { InputsPart } from './InputsPart.tsx';
import { LiveExample } from './LiveExample.tsx';
import { askForSetup } from './PasteSetup.tsx';
import { checkEdited } from './problems.ts';
import { TermsParts } from './TermsParts.tsx';
import { WhatChanges } from './WhatChanges.tsx';

interface TermsEditorProps {
  /** The contract whose terms are written; a new one without. */
  readonly contract?: string;
  /** `new`, or the day of the version that is edited. */
  readonly edit: string;
  /** Whose the new contract is. */
  readonly client?: string | undefined;
}

/** One screen to write a contract or a version of its terms: checked and priced while one types, kept continuously. */
export function TermsEditor({ contract, edit, client }: TermsEditorProps): ReactNode {
  const read = useQuery({
    ...query.contract.editor.queryOptions({ input: contract === undefined ? {} : { ref: contract } }),
    // What was typed last time must never come from a cache.
    gcTime: 0,
  });
  const title = contract === undefined ? 'New contract' : edit === 'new' ? 'New version' : 'Edit version';
  return (
    <Answered read={read}>
      {(answer) => {
        if (answer.clients.length === 0) return <NoClients title={title} />;
        if (answer.existing?.locked.includes(edit)) return <Locked title={title} contract={answer.existing.contract} />;
        return <Editor key={`${contract} ${edit}`} title={title} read={answer} edit={edit} client={client} />;
      }}
    </Answered>
  );
}

function NoClients({ title }: { readonly title: string }): ReactNode {
  return (
    <Screen title={title}>
      <Empty title="A contract needs a client" action={<LinkButton to="/clients">Go to clients</LinkButton>}>
        Create the client first; its currency and time zone are those of the contract.
      </Empty>
    </Screen>
  );
}

function Locked({ title, contract }: { readonly title: string; readonly contract: Contract }): ReactNode {
  return (
    <Screen title={title} over={contract.name}>
      <Empty
        title="This version can only be read"
        action={
          <LinkButton
            to="/contracts/$contract"
            params={{ contract: contract.ref }}
            search={{ tab: 'terms', edit: 'new' }}
          >
            Write a new version
          </LinkButton>
        }
      >
        Leads were judged or invoiced under it. What changes from a later day on is a new version.
      </Empty>
    </Screen>
  );
}

function Editor({
  title,
  read,
  edit,
  client,
}: {
  readonly title: string;
  readonly read: ContractEditor;
  readonly edit: string;
  readonly client: string | undefined;
}): ReactNode {
  const navigate = useNavigate();
  const [edited, setEdited] = useState<EditedContract>(() => startEditing(read, edit, client));
  const me = useMe();
  const draft = useDraftSaving<EditedContract>(read.draftName);
  const chosen = read.clients.find(({ look }) => look.ref === edited.client) ?? read.clients[0];
  const checked = useMemo(() => checkEdited(edited, chosen?.taxId ?? null), [edited, chosen]);
  const saving = useAct(api.contract.save, {
    said: ({ state, keptDraft, saved }) =>
      saved === 'unchanged'
        ? 'Nothing had changed'
        : keptDraft
          ? 'Saved as a draft: errors keep it from being activated'
          : state === 'active'
            ? 'Saved and active'
            : 'Saved as a draft',
  });
  const discarding = useAct(api.draft.discard, { said: () => 'What was typed is gone' });
  const leave = (): void => {
    if (read.existing === null) void navigate({ to: '/clients' });
    else {
      const params = { contract: read.existing.contract.ref };
      void navigate({ to: '/contracts/$contract', params, search: { tab: 'terms' } });
    }
  };
  const change = (next: EditedContract): void => {
    setEdited(next);
    draft.save(next);
  };
  const onTerms = (part: Partial<Terms>): void => change({ ...edited, terms: { ...edited.terms, ...part } });
  const newest = useRef(onTerms);
  newest.current = onTerms;
  const changeTerms = useCallback((part: Partial<Terms>): void => newest.current(part), []);
  // What the linter says, what changes and what it would cost may come a moment after the letter.
  const findings = useDeferredValue(checked.findings);
  const shown = useDeferredValue(edited.terms);
  const shownWhole = useDeferredValue(checked.termsWhole);
  const errors = checked.findings.filter(({ severity }) => severity === 'error').length;
  const running = read.existing?.contract.status === 'active';
  const save = async (status: Contract['status']): Promise<void> => {
    if (!checked.whole || saving.busy) return;
    const { storedFrom } = edited;
    const saved = await saving.act({
      contract: asContract(edited, status),
      isNew: read.existing === null,
      ...(storedFrom === null ? {} : { movedFrom: storedFrom }),
    });
    if (saved === undefined) return;
    draft.forget();
    await navigate({ to: '/contracts/$contract', params: { contract: saved.ref }, search: { tab: 'terms' } });
  };
  const discard = async (): Promise<void> => {
    draft.forget();
    if (draft.state !== 'unchanged' || read.draft !== null) await discarding.act({ name: read.draftName });
    leave();
  };
  useKeys([
    { keys: 'mod+s', says: 'Save the terms', does: () => void save(running || errors === 0 ? 'active' : 'draft') },
  ]);
  const look = chosen?.look;
  const currency = look?.currency ?? 'EUR';
  return (
    <Screen
      title={edited.name === '' ? title : edited.name}
      over={
        <>
          {look?.name} · {title}
        </>
      }
      figure={<span className="quiet">{draftWords[draft.state]}</span>}
      main={
        <>
          <Button variant="subtle" color="gray" onClick={() => void discard()}>
            Discard
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => askForSetup((terms) => change({ ...edited, terms: { ...terms, from: edited.terms.from } }))}
          >
            Paste…
          </Button>
          {!running && (
            <Button
              variant="default"
              disabled={!checked.whole}
              loading={saving.busy}
              onClick={() => void save('draft')}
            >
              Save as draft
            </Button>
          )}
          <Button disabled={errors > 0} loading={saving.busy} onClick={() => void save('active')}>
            {running ? 'Save version' : 'Activate'}
          </Button>
        </>
      }
      panel={
        <Panel title={errors > 0 ? `${errors} to mend` : 'Check and example'}>
          <Findings findings={checked.findings} />
          {look !== undefined && shownWhole && <WhatChanges read={read} terms={shown} look={look} />}
          {look !== undefined && <LiveExample terms={shown} whole={shownWhole} look={look} />}
        </Panel>
      }
    >
      <div className="page terms-editor">
        <HeadPart read={read} edited={edited} onEdited={change} findings={checked.findings} />
        <TermsParts terms={edited.terms} onTerms={changeTerms} findings={findings} currency={currency} />
        <InputsPart
          inputs={edited.inputs}
          onInputs={(inputs) => change({ ...edited, inputs })}
          currency={currency}
          today={read.today}
          me={me.name}
          findings={checked.findings}
        />
      </div>
    </Screen>
  );
}

const draftWords = { unchanged: '', saving: 'Keeping what you type…', saved: 'Draft kept' } as const;
