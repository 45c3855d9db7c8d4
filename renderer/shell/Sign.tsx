import type { ReactNode } from 'react';

/** Line icons of the side bar, 16 × 16, drawn in the colour of the text. */
const paths: Readonly<Record<string, string>> = {
  today:
    'M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  clients: 'M2.5 13.5v-9l5-2.5v11.5M7.5 13.5v-7l6 2v5M1.5 13.5h13M5 6v0M5 9v0M10.5 10.5v0',
  leads: 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8zM2.8 13.8c.4-2.7 2.5-4 5.2-4s4.800 1.300 5.200 4',
  import: 'M8 2v8M4.800 7l3.200 3.200L11.200 7M2.500 10.500v3h11v-3',
  reach:
    'M7 7.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM2.200 13.500c.3-2.500 2-3.900 4.800-3.900M9 11.800l1.800 1.800 3.200-3.700',
  call: 'M4.300 2.300l2 3-1.300 1.700c.8 1.700 2.300 3.200 4 4l1.700-1.300 3 2c-.300 1.300-1.300 2-2.700 2C6.500 13.300 2.700 9.500 2.300 5c0-1.400.700-2.400 2-2.700z',
  disputes: 'M8 2v11.500M3 13.500h10M3 4.500h10M3 4.500l-2 4.500h4zM13 4.500L11 9h4z',
  appointments: 'M2.500 3.500h11v10h-11zM2.500 6.500h11M5.500 2v3M10.500 2v3M5.500 9.500l1.700 1.700 3.300-3',
  billing: 'M3.500 1.800h9v12.400l-1.500-1-1.500 1-1.500-1-1.500 1-1.500-1-1.500 1zM5.500 5h5M5.500 8h5',
  reports: 'M4 1.800h5.500L12.500 5v9.200H4zM9.300 1.800V5h3.200M6 11.500v-2M8.200 11.500V7.500M10.300 11.500v-3',
  insights: 'M2 13.500h12M3.500 11l3-4 2.500 2.500L13 4M10.200 4H13v2.800',
  sources: 'M2 3h12l-4.500 5.500v4.500l-3 1.500V8.500z',
  settings: 'M2 4.500h6M11 4.500h3M2 8h2M7 8h7M2 11.500h7M12 11.500h2M9.500 3v3M5.500 6.500v3M10.500 10v3',
};

export function Sign({ name }: { readonly name: string }): ReactNode {
  return (
    <svg className="sign" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
