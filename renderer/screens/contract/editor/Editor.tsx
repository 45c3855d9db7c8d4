import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { ContractEditor } from '../../../../shared/api/contract.ts';
import type { Mend } from '../../../../shared/domain/contract/mends.ts';
import type { Template } from '../../../../shared/domain/contract/templates.ts';
import type { Contract, Terms } from '../../../../shared/domain/contract/terms.ts';
import { homelandOf } from '../../../../shared/domain/homeland.ts';
import { api } from '../../../api.ts';
import { Panel, Screen } from '../../../parts/Screen.tsx';
import { useAct } from '../../../parts/useAct.tsx';
import { useDraftSaving } from '../../../parts/useDraftSaving.ts';
import { useMe } from '../../../parts/useMe.ts';
import { useKeys } from '../../../shell/keys.tsx';
import { asContract, asTemplate, type EditedContract, firstTemplate, startEditing } from './editedContract.ts';
import { Findings } from './Findings.tsx';
import { Mending } from './Found.tsx';
import { HeadPart } from './HeadPart.tsx';
import { InputsPart } from './InputsPart.tsx';
import { LiveExample } from './LiveExample.tsx';
import { askForSetup } from './PasteSetup.tsx';
import { checkEdited, lintedFor } from './problems.ts';
import { TemplateChoice } from './TemplateChoice.tsx';
import { TermsParts } from './TermsParts.tsx';
import { useNextWanted } from './useNextWanted.ts';
import { useSame } from './useSame.ts';
import { WhatChanges } from './WhatChanges.tsx';

/** The terms of one version while they are written: checked and priced with every key, and kept. */
export function Editor({
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
  const about = useMemo(() => lintedFor(read, chosen), [read, chosen]);
  const checked = useMemo(() => checkEdited(edited, about), [edited, about]);
  const saving = useAct(api.contract.save, { said: savedText });
  const discarding = useAct(api.draft.discard, { said: () => 'What was typed is gone' });
  const { form, focusFirst, onEnter } = useNextWanted();
  // Terms that were taken over as a whole: their forms begin anew, and a usual deal is offered until it is typed into.
  const [taken, setTaken] = useState<Taken>(() => ({
    terms: edited.terms,
    count: 0,
    template: read.model === null && read.draft === null ? firstTemplate : null,
  }));
  const isFresh = edited.terms === taken.terms;
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
  const takeOver = (next: EditedContract, template: Template | null): void => {
    change(next);
    setTaken({ terms: next.terms, count: taken.count + 1, template });
  };
  // Which tax is usual depends on the client.
  const changeHead = (next: EditedContract): void => {
    const { template } = taken;
    if (next.client === edited.client || !isFresh || template === null) change(next);
    else takeOver(asTemplate(next, template, read), template);
  };
  const newest = useRef({ edited, change });
  newest.current = { edited, change };
  const changeTerms = useCallback((part: Partial<Terms>): void => {
    const now = newest.current;
    now.change({ ...now.edited, terms: { ...now.edited.terms, ...part } });
  }, []);
  const mending = useMemo(
    () => ({
      mend: (one: Mend): void => changeTerms(one.of(newest.current.edited.terms)),
      usual: { standardTax: homelandOf(read.agencyCountry ?? '')?.standardTax ?? null },
    }),
    [changeTerms, read.agencyCountry],
  );
  // What the linter says, what changes and what it would cost may come a moment after the letter.
  const findings = useDeferredValue(useSame(checked.findings));
  const shown = useDeferredValue(checked.readable);
  const sources = useMemo(() => read.sources.map(({ ref, name }) => ({ value: ref, label: name })), [read.sources]);
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
            onClick={() =>
              askForSetup((terms) => takeOver({ ...edited, terms: { ...terms, from: edited.terms.from } }, null))
            }
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
          <Button disabled={errors > 0} loading={saving.busy} onClick={() => void save('active')} data-finish>
            {running ? 'Save version' : 'Activate'}
          </Button>
        </>
      }
      panel={
        <Panel title={errors > 0 ? `${errors} to mend` : 'Check and example'}>
          <Findings findings={checked.findings} />
          {look !== undefined && checked.termsWhole && <WhatChanges read={read} terms={shown} look={look} />}
          {look !== undefined && <LiveExample terms={shown} whole={checked.termsWhole} look={look} />}
        </Panel>
      }
    >
      <Mending value={mending}>
        <form className="page terms-editor" ref={form} onKeyDown={onEnter} onSubmit={(event) => event.preventDefault()}>
          {read.existing === null && (
            <TemplateChoice
              isFresh={isFresh}
              chosen={taken.template}
              contracts={read.contracts}
              onTemplate={(template, isPointed) => {
                takeOver(asTemplate(edited, template, read), template);
                if (isPointed) focusFirst();
              }}
              onLike={(like) => void navigate({ to: '/contracts/new', search: { client: edited.client, like } })}
            />
          )}
          <HeadPart read={read} edited={edited} onEdited={changeHead} findings={checked.findings} />
          <TermsParts
            key={taken.count}
            terms={edited.terms}
            onTerms={changeTerms}
            findings={findings}
            currency={look?.currency ?? 'EUR'}
            sources={sources}
          />
          <InputsPart
            inputs={edited.inputs}
            onInputs={(inputs) => change({ ...edited, inputs })}
            currency={look?.currency ?? 'EUR'}
            today={read.today}
            me={me.name}
            findings={checked.findings}
          />
        </form>
      </Mending>
    </Screen>
  );
}

/** Terms that were taken over as a whole, and the usual deal they are, if they are one. */
interface Taken {
  readonly terms: Terms;
  readonly count: number;
  readonly template: Template | null;
}

const draftWords = { unchanged: '', saving: 'Keeping what you type…', saved: 'Draft kept' } as const;

function savedText({
  state,
  keptDraft,
  saved,
}: {
  readonly state: Contract['status'];
  readonly keptDraft: boolean;
  readonly saved: 'created' | 'updated' | 'unchanged';
}): string {
  if (saved === 'unchanged') return 'Nothing had changed';
  if (keptDraft) return 'Saved as a draft: errors keep it from being activated';
  return state === 'active' ? 'Saved and active' : 'Saved as a draft';
}
