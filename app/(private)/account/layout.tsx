// What every page of the account has around it: the question for the password before a sensitive change.
import type { ReactNode } from 'react';
import { RecentSignIn } from './recent-sign-in';

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <RecentSignIn>{children}</RecentSignIn>;
}
