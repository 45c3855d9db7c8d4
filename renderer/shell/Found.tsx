import { Spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Hit } from '../../shared/api/search.ts';
import { hitKinds } from '../../shared/domain/search.ts';
import { momentText } from '../parts/format.ts';

const kindNames: Readonly<Record<Hit['kind'], string>> = {
  client: 'Clients',
  contract: 'Contracts',
  document: 'Documents',
  source: 'Sources',
  lead: 'Leads',
  appointment: 'Appointments',
  dispute: 'Disputes',
};

/** Tells one hit from all others. */
export const hitKey = ({ kind, ref, id, number }: Hit): string => `${kind} ${ref ?? id ?? number}`;

/** What was found, kind by kind, each leading to its page. */
export function Found({ hits }: { readonly hits: readonly Hit[] }): ReactNode {
  const open = useOpenHit();
  return hitKinds
    .map((kind) => ({ kind, some: hits.filter((hit) => hit.kind === kind) }))
    .filter(({ some }) => some.length > 0)
    .map(({ kind, some }) => (
      <Spotlight.ActionsGroup key={kind} label={kindNames[kind]}>
        {some.map((hit) => (
          <Spotlight.Action key={hitKey(hit)} label={hit.title} description={detailOf(hit)} onClick={() => open(hit)} />
        ))}
      </Spotlight.ActionsGroup>
    ));
}

function detailOf({ detail, at, look }: Hit): string {
  const when = at === null || look === null ? '' : momentText(at, look.timeZone, look.locale);
  return [detail, when].filter((part) => part !== '').join(' · ');
}

function useOpenHit(): (hit: Hit) => void {
  const navigate = useNavigate();
  return ({ kind, ref, id, lead, number }) => {
    switch (kind) {
      case 'client':
        return void (ref !== null && navigate({ to: '/clients/$client', params: { client: ref } }));
      case 'contract':
        return void (ref !== null && navigate({ to: '/contracts/$contract', params: { contract: ref } }));
      case 'document':
        return void (number !== null && navigate({ to: '/documents/$number', params: { number } }));
      case 'source':
        return void navigate({ to: '/sources' });
      case 'lead':
      case 'appointment':
      case 'dispute':
        return openLead(lead ?? id);
    }
    function openLead(of: number | null): void {
      if (of !== null) void navigate({ to: '/leads/$lead', params: { lead: String(of) } });
    }
  };
}
