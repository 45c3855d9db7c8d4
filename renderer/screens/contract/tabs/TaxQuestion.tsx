import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ContractTerms, ShownVersion } from '../../../../shared/api/contract.ts';
import { api } from '../../../api.ts';
import { TaxChoice } from '../../../parts/TaxChoice.tsx';
import { type TaxAnswer, taxOf } from '../../../parts/taxAnswer.ts';
import { useAct } from '../../../parts/useAct.tsx';

interface TaxQuestionProps {
  readonly shown: ShownVersion;
  readonly terms: ContractTerms;
}

/** The one thing no usual terms can guess, answered where it is missed. */
export function TaxQuestion({ shown: { content }, terms: { contract } }: TaxQuestionProps): ReactNode {
  const [answer, setAnswer] = useState<TaxAnswer | null>(null);
  const { act, busy } = useAct(api.contract.save, { said: () => 'The terms say how tax is charged' });
  const tax = answer === null ? null : taxOf(answer);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (tax === null) return;
    const { ref, client, name, state } = contract;
    const terms = [{ ...content, billing: { ...content.billing, tax } }];
    void act({ contract: { ref, client: client.ref, name, status: state, terms } });
  };
  return (
    <form className="tax-question" onSubmit={save}>
      <TaxChoice value={answer} onChange={setAnswer} locale={contract.client.locale} />
      <Button type="submit" disabled={tax === null} loading={busy}>
        Write it into the terms
      </Button>
    </form>
  );
}
