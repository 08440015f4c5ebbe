// Where signed-in people can go. A new feature is one more entry: the bar of the private pages and the user's menu are
// made from this list.
import type { ReactNode } from 'react';
import { CircleUser, FileText, type IconProps, LayoutDashboard } from '@/components/icons'; // setup: notes else import { CircleUser, type IconProps, LayoutDashboard } from '@/components/icons';

export type Destination = { href: string; title: string; icon: (props: IconProps) => ReactNode };

export const navigation: Destination[] = [
  { href: '/dashboard', title: 'Dashboard', icon: LayoutDashboard },
  { href: '/notes', title: 'Notes', icon: FileText }, // setup: notes
  { href: '/account', title: 'Account', icon: CircleUser },
];
