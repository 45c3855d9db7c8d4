/** What a process of ours ends with, whichever host it is. Scripts depend on it. */
export const exit = { done: 0, refused: 1, wrongUsage: 2, inUse: 3, fault: 4 } as const;
