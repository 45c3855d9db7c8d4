import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode } from 'react';

type Props = ButtonProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps>;

const AnchorButton = (props: Props): ReactNode => <Button component="a" {...props} />;

/** A button that goes to another screen: opened in a new window like every link, and typed like every address. */
export const LinkButton = createLink(AnchorButton);
