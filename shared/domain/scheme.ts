/** Light or dark, or as the system has it. */
export const schemes = ['light', 'dark', 'system'] as const;
