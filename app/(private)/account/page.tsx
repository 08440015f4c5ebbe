// The account: everything that users can change about themselves, one card each, as far as the back end offers it.
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Card } from '@/components/card';
import { NeedsScript } from '@/components/needs-script';
import { Notice } from '@/components/notice';
import { getBackEnd, type Offers } from '@/lib/auth/back-end';
import { requireUser } from '@/lib/auth/server';
import type { UserAnswer } from '@/lib/contract/answers';
import { DeleteAccount } from './delete-account';
import { EmailForm } from './email-form';
import { Factors } from './factors/factors'; // setup: factors
import { PasswordForm } from './password-form';
import { ProfileForm } from './profile-form';
import { Sessions } from './sessions';

export const metadata: Metadata = { title: 'Account' };

type Part = {
  id: string;
  title: string;
  isOffered: (offers: Offers) => boolean;
  description: (user: UserAnswer) => ReactNode;
  content: (user: UserAnswer, offers: Offers) => ReactNode;
  tone?: 'danger';
};

const parts: Part[] = [
  {
    id: 'profile',
    title: 'Profile',
    isOffered: (offers) => offers.profile,
    description: () => 'Your name, and the username you sign in with.',
    content: (user) => <ProfileForm user={user} />,
  },
  {
    id: 'email',
    title: 'E-mail',
    isOffered: (offers) => offers.email_change,
    description: (user) => (
      <>
        {user.email ? (
          <>
            Your address is <strong className="font-medium text-foreground">{user.email}</strong>.
          </>
        ) : (
          'You have not added an address yet.'
        )}{' '}
        A new one takes effect when you open the link we send to it.
      </>
    ),
    content: (user) => <EmailForm username={user.username} />,
  },
  {
    id: 'password',
    title: 'Password',
    isOffered: (offers) => offers.password_change,
    description: () => 'Changing it signs you out everywhere else.',
    content: (user) => <PasswordForm username={user.username} />,
  },
  // setup: factors begin
  {
    id: 'factors',
    title: 'Two-step sign-in',
    isOffered: (offers) => offers.factors.length > 0,
    description: () => 'Ask for a second factor at each sign-in, so that a stolen password is not enough.',
    content: (_user, offers) => (
      <NeedsScript>
        <Factors offered={offers.factors} />
      </NeedsScript>
    ),
  },
  // setup: factors end
  {
    id: 'sessions',
    title: 'Sessions',
    isOffered: (offers) => offers.sessions,
    description: () => 'The devices and browsers where you are signed in.',
    content: () => (
      <NeedsScript>
        <Sessions />
      </NeedsScript>
    ),
  },
  {
    id: 'delete',
    title: 'Delete account',
    isOffered: (offers) => offers.account_deletion,
    description: () => 'Deletes your account and everything that belongs to it, at once and permanently.',
    content: (user) => (
      <NeedsScript>
        <DeleteAccount username={user.username} />
      </NeedsScript>
    ),
    tone: 'danger',
  },
];

// After a form that was sent without scripts.
const doneWords = new Map([
  ['profile', 'Your profile has been saved.'],
  ['email', 'A link is on its way to your new address.'],
  ['confirm-email', 'Your address has been changed.'],
  ['password', 'Your password has been changed. You have been signed out everywhere else.'],
]);

type AccountPageProps = { searchParams: Promise<{ done?: string }> };

export default async function AccountPage({ searchParams }: AccountPageProps) {
  const user = await requireUser({ recheck: true });
  const [{ done = '' }, { offers }] = await Promise.all([searchParams, getBackEnd()]);
  const shown = parts.filter(({ isOffered }) => isOffered(offers));
  return (
    <div className="shell py-10 sm:py-14">
      <h1 className="font-semibold text-3xl tracking-[-0.02em]">Account</h1>
      <p className="mt-0.5 text-muted-foreground">
        Signed in as <strong className="font-semibold text-foreground">{user.username}</strong>
      </p>
      {doneWords.has(done) && (
        <Notice tone="success" className="mt-6 max-w-2xl">
          {doneWords.get(done)}
        </Notice>
      )}
      <div className="mt-9 gap-10 lg:grid lg:grid-cols-[11rem_1fr]">
        <nav aria-label="Parts of the account" className="max-lg:hidden">
          <ul className="sticky top-24 space-y-0.5 text-sm">
            {shown.map(({ id, title }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="-ml-3 block rounded-lg px-3 py-2 font-medium text-muted-foreground transition-colors hover:bg-muted hover:text-foreground"
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="max-w-2xl space-y-5">
          {shown.map(({ id, title, description, content, tone }) => (
            <Card key={id} id={id} title={title} tone={tone} description={description(user)}>
              {content(user, offers)}
            </Card>
          ))}
        </div>
      </div>
    </div>
  );
}
