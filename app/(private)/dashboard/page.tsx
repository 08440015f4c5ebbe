// The dashboard: who is signed in, and what they may do.
import type { Metadata } from 'next';
import Link from 'next/link';
import { Avatar } from '@/components/avatar';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { DateTime } from '@/components/date-time';
import { Fact, Facts } from '@/components/facts';
import { requireUser } from '@/lib/auth/server';
import type { UserAnswer } from '@/lib/contract/answers';
import { DashboardTour } from '@/tour/dashboard/dashboard-tour'; // setup: tour
import { Permissions } from './permissions';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardPage() {
  const user = await requireUser();
  return (
    <div className="shell py-10 sm:py-14">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-4">
        <Avatar name={user.name} className="size-14 text-lg" />
        <div className="min-w-0 flex-1">
          <h1 className="font-semibold text-3xl tracking-[-0.02em]">Dashboard</h1>
          <p className="mt-0.5 truncate text-muted-foreground">
            Signed in as <strong className="font-semibold text-foreground">{user.username}</strong>
          </p>
        </div>
        <Roles user={user} />
      </div>
      <div className="mt-9 grid gap-5 lg:grid-cols-2">
        <Card
          id="you"
          title="You"
          aside={
            <Link
              href="/account"
              className="font-medium font-sans text-primary text-sm underline-offset-4 hover:underline"
            >
              Edit
            </Link>
          }
        >
          <Facts>
            <Fact label="Name">{user.name}</Fact>
            <Fact label="E-mail">{user.email || <span className="text-muted-foreground">none</span>}</Fact>
            <Fact label="Last sign-in">
              <DateTime value={user.last_login} />
            </Fact>
            <Fact label="Joined">
              <DateTime value={user.date_joined} fallback="Unknown" />
            </Fact>
            <Fact label="Groups">
              {user.groups.length > 0 ? (
                user.groups.join(', ')
              ) : (
                <span className="text-muted-foreground">none</span>
              )}
            </Fact>
            <Fact label="Id">
              <code>{user.id}</code>
            </Fact>
          </Facts>
        </Card>
        <Card id="permissions" title="Permissions" aside={user.permissions.length}>
          <Permissions permissions={user.permissions} />
        </Card>
        {/* setup: tour begin */}
        <DashboardTour />
        {/* setup: tour end */}
      </div>
    </div>
  );
}

function Roles({ user }: { user: UserAnswer }) {
  if (!user.is_staff && !user.is_superuser) return null;
  return (
    <p className="flex gap-1.5 max-sm:basis-full">
      {user.is_superuser && <Chip tone="warning">Superuser</Chip>}
      {user.is_staff && <Chip>Staff</Chip>}
    </p>
  );
}
