import type { MantineColorSchemeManager } from '@mantine/core';

let current: 'light' | 'dark' | 'auto' | undefined;

/** Light or dark as the file's settings say it: the browser keeps nothing of us, also when another opens the next link. */
export const schemeOfSettings: MantineColorSchemeManager = {
  get: (usual) => current ?? usual,
  set: (value) => {
    current = value;
  },
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {
    current = undefined;
  },
};
