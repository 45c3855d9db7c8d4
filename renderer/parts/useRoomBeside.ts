import { useMediaQuery } from '@mantine/hooks';

/** Whether a list keeps all its columns while a panel is open beside it: not on a laptop. */
export const useRoomBeside = (): boolean =>
  useMediaQuery('(min-width: 1600px)', true, { getInitialValueInEffect: false });
