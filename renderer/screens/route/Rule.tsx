import { ActionIcon, Button, Group, Popover, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { RouteAnswer, RoutingRule } from '../../../shared/api/routing.ts';
import { RouteRule, routeRules } from '../../../shared/domain/routing.ts';
import { api, query } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { useMe } from '../../parts/useMe.ts';
import { ruleWords } from '../../text/routing.ts';

interface RuleProps {
  /** For this run; the owner's where undefined. */
  readonly chosen: RouteRule | undefined;
  readonly contracts: RouteAnswer['contracts'];
  readonly onChoose: (rule: RouteRule | undefined) => void;
  /** The agency’s rule or order is another one now. */
  readonly onKept: () => void;
}

/** By what leads are given out: chosen for this run, and kept by an owner. */
export function Rule({ chosen, contracts, onChoose, onKept }: RuleProps): ReactNode {
  const read = useQuery(query.routing.rule.queryOptions());
  const me = useMe();
  const saving = useAct(api.routing.saveRule, { said: () => 'Kept as the agency’s rule' });
  const kept = read.data;
  if (kept === undefined) return null;
  const rule = chosen ?? kept.rule;
  const keep = async (): Promise<void> => {
    if ((await saving.act({ rule, order: kept.order })) === undefined) return;
    onChoose(undefined);
    onKept();
  };
  return (
    <>
      <SegmentedControl
        aria-label="By what leads are given out"
        data={routeRules.map((value) => ({ value, label: ruleWords[value] }))}
        value={rule}
        onChange={(value) => {
          const wanted = RouteRule.parse(value);
          onChoose(wanted === kept.rule ? undefined : wanted);
        }}
      />
      <Order kept={kept} contracts={contracts} canChange={me.role === 'owner'} onKept={onKept} />
      {rule !== kept.rule && me.role === 'owner' && (
        <Button variant="subtle" loading={saving.busy} onClick={() => void keep()}>
          Keep as our rule
        </Button>
      )}
    </>
  );
}

/** The order of the contracts: it decides by itself, or where the rule leaves two equal. */
function Order({
  kept,
  contracts,
  canChange,
  onKept,
}: {
  readonly kept: RoutingRule;
  readonly contracts: RouteAnswer['contracts'];
  readonly canChange: boolean;
  readonly onKept: () => void;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const saving = useAct(api.routing.saveRule, { afterwards: onKept });
  const nameOf = (ref: string): string => {
    const contract = contracts.find((one) => one.ref === ref);
    return contract === undefined ? ref : `${contract.look.name}: ${contract.name}`;
  };
  const up = (place: number): void => {
    const order = [...kept.order];
    const [moved] = order.splice(place, 1);
    if (moved === undefined) return;
    order.splice(place - 1, 0, moved);
    void saving.act({ rule: kept.rule, order });
  };
  return (
    <Popover opened={open} onChange={setOpen} width={360} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpen(!open)}>
          Change the order ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={4}>
          {kept.order.map((ref, place) => (
            <Group key={ref} justify="space-between" wrap="nowrap">
              <Text size="sm" truncate>
                {place + 1}. {nameOf(ref)}
              </Text>
              {canChange && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={place === 0 || saving.busy}
                  aria-label={`${nameOf(ref)} one up`}
                  onClick={() => up(place)}
                >
                  ↑
                </ActionIcon>
              )}
            </Group>
          ))}
          <Text size="xs" c="dimmed">
            The first gets leads first, where the rule leaves two equal or their currencies differ.
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
