// The account: everything a user can change about themselves, one card each.
import type { Metadata } from 'next';
import { Card } from '@/components/card';
import { requireUser } from '@/lib/auth/server';
import { DeleteAccount } from './delete-account';
import { EmailForm } from './email-form';
import { PasswordForm } from './password-form';
import { ProfileForm } from './profile-form';
import { Sessions } from './sessions';

export const metadata: Metadata = { title: 'Account' };

const parts = [
  { id: 'profile', title: 'Profile' },
  { id: 'email', title: 'E-mail' },
  { id: 'password', title: 'Password' },
  { id: 'sessions', title: 'Sessions' },
  { id: 'delete', title: 'Delete account' },
];

export default async function AccountPage() {
  const user = await requireUser({ recheck: true });
  return (
    <div className="shell py-10 sm:py-14">
      <h1 className="font-semibold text-3xl tracking-[-0.02em]">Account</h1>
      <p className="mt-0.5 text-muted-foreground">
        Signed in as <strong className="font-semibold text-foreground">{user.username}</strong>
      </p>
      <div className="mt-9 gap-10 lg:grid lg:grid-cols-[11rem_1fr]">
        <nav aria-label="Parts of the account" className="max-lg:hidden">
          <ul className="sticky top-24 space-y-0.5 text-sm">
            {parts.map(({ id, title }) => (
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
          <Card
            id="profile"
            title="Profile"
            description="How you are called here, and what you sign in with."
          >
            <ProfileForm user={user} />
          </Card>
          <Card
            id="email"
            title="E-mail"
            description={
              user.email ? (
                <>
                  Now <strong className="font-medium text-foreground">{user.email}</strong>. A new address
                  counts once the link sent to it was opened.
                </>
              ) : (
                'There is none yet. A new address counts once the link sent to it was opened.'
              )
            }
          >
            <EmailForm username={user.username} />
          </Card>
          <Card
            id="password"
            title="Password"
            description="Changing it ends every other session; this one stays."
          >
            <PasswordForm username={user.username} />
          </Card>
          <Card id="sessions" title="Sessions" description="Where you are signed in.">
            <Sessions />
          </Card>
          <Card
            id="delete"
            tone="danger"
            title="Delete account"
            description="Your account and what belongs to it are removed at once, for good."
          >
            <DeleteAccount username={user.username} />
          </Card>
        </div>
      </div>
    </div>
  );
}
