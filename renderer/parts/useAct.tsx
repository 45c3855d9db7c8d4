import { Anchor, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type CallContext } from '../api.ts';
import { closed, silent } from '../shell/Admitted.tsx';
import { problemOf } from './problem.ts';

interface Options<Output> {
  /** What was done, in one sentence; nothing is shown without. */
  readonly said?: (answer: Output) => string | undefined;
  /** After the refetch has begun. */
  readonly afterwards?: (answer: Output) => void;
}

type Call<Input, Output> = (input: Input, options: { readonly context: CallContext }) => Promise<Output>;

/**
 * One action of the user: one call, one sentence about what came of it – with *Undo* where it became a step –, and a refetch of
 * everything shown. A refusal is told with its sentence, a fault with its incident number. `act` answers undefined when it did
 * not succeed.
 */
export function useAct<Input, Output>(
  call: Call<Input, Output>,
  { said, afterwards }: Options<Output> = {},
): { readonly act: (input: Input) => Promise<Output | undefined>; readonly busy: boolean } {
  const client = useQueryClient();
  const [running, setRunning] = useState(0);
  const act = async (input: Input): Promise<Output | undefined> => {
    setRunning((count) => count + 1);
    let step: number | undefined;
    const context: CallContext = {
      onStep: (id) => {
        step = id;
      },
    };
    try {
      const answer = await call(input, { context });
      const sentence = said?.(answer);
      if (sentence !== undefined) tellDone(client, sentence, step);
      void client.invalidateQueries();
      afterwards?.(answer);
      return answer;
    } catch (error) {
      tellProblem(error);
      return undefined;
    } finally {
      setRunning((count) => count - 1);
    }
  };
  return { act, busy: running > 0 };
}

function tellDone(client: QueryClient, sentence: string, step: number | undefined): void {
  const id = notifications.show({
    message:
      step === undefined ? (
        sentence
      ) : (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{sentence}</Text>
          <Button
            variant="light"
            flex="none"
            onClick={() => {
              notifications.hide(id);
              void undoStep(client, step);
            }}
          >
            Undo
          </Button>
        </Group>
      ),
    autoClose: 8_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}

async function undoStep(client: QueryClient, id: number): Promise<void> {
  try {
    await api.step.undo({ id });
    void client.invalidateQueries();
  } catch (error) {
    tellProblem(error);
  }
}

/** Tells what stopped a call where the user is looking. */
export function tellProblem(error: unknown): void {
  const problem = problemOf(error);
  const sentence = problem.kind === 'closed' ? closed : problem.kind === 'silent' ? silent : problem.sentence;
  notifications.show({
    color: 'red',
    title: problem.kind === 'refused' ? 'Not done' : 'Something is wrong',
    message:
      problem.kind === 'fault' ? (
        <>
          {sentence}{' '}
          <Anchor component="button" size="sm" onClick={() => void navigator.clipboard.writeText(problem.incident)}>
            Copy the number
          </Anchor>
        </>
      ) : (
        sentence
      ),
    autoClose: problem.kind === 'refused' ? 12_000 : false,
    withBorder: true,
    role: 'alert',
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}
