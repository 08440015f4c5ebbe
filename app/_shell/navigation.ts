// Where signed-in people can go. A new feature is one more entry: the bar of the private pages and the user's menu are
// made from this list.
import { CircleUser, LayoutDashboard, type LucideIcon } from 'lucide-react';

export type Destination = { href: string; title: string; icon: LucideIcon };

export const navigation: Destination[] = [
  { href: '/dashboard', title: 'Dashboard', icon: LayoutDashboard },
  { href: '/account', title: 'Account', icon: CircleUser },
];
