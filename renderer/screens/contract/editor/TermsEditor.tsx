import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Contract } from '../../../../shared/domain/contract/terms.ts';
import { query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { Empty } from '../../../parts/Empty.tsx';
import { LinkButton } from '../../../parts/LinkButton.tsx';
import { Screen } from '../../../parts/Screen.tsx';
import { Editor } from './Editor.tsx';

interface TermsEditorProps {
  /** The contract whose terms are written; a new one without. */
  readonly contract?: string;
  /** `new`, or the day of the version that is edited. */
  readonly edit: string;
  /** Whose the new contract is. */
  readonly client?: string | undefined;
  /** The contract the new one is made like. */
  readonly like?: { readonly ref: string; readonly version: number | undefined };
}

/** One screen to write a contract or a version of its terms: checked and priced while one types, kept continuously. */
export function TermsEditor({ contract, edit, client, like }: TermsEditorProps): ReactNode {
  const read = useQuery({
    ...query.contract.editor.queryOptions({ input: { ref: contract, like } }),
    // What was typed last time must never come from a cache.
    gcTime: 0,
  });
  const title = contract === undefined ? 'New contract' : edit === 'new' ? 'New version' : 'Edit version';
  return (
    <Answered read={read}>
      {(answer) => {
        if (answer.clients.length === 0) return <NoClients title={title} />;
        if (answer.existing?.locked.includes(edit)) return <Locked title={title} contract={answer.existing.contract} />;
        const draft = like === undefined ? edit : `like ${like.ref} ${like.version ?? ''}`;
        return <Editor key={`${contract} ${draft}`} title={title} read={answer} edit={draft} client={client} />;
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
