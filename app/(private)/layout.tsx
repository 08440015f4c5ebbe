// What every private page has around it. A page put into this folder is private; this layout checks nothing, since
// layouts are not rendered again on the way from one page to the next.
import type { ReactNode } from 'react';
import { NavigationBar } from '../_shell/navigation-bar';

export default function PrivateLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <NavigationBar />
      {children}
    </>
  );
}
