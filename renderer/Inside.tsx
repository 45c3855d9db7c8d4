import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { router } from './routes.tsx';

/** Everything behind the door: the screens, and what floats over them. */
export function Inside(): ReactNode {
  return (
    <ModalsProvider>
      <Notifications position="bottom-center" limit={4} transitionDuration={0} />
      <RouterProvider router={router} />
    </ModalsProvider>
  );
}
