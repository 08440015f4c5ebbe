// What happens on the wire when somebody signs in, with the strategy that is on.

import { getAuthInfo } from '@/lib/auth/server';
import type { Strategy } from '@/lib/contract/answers';
import { getWebConfig } from '@/lib/settings/web';
import { Section } from './section';

type Step = { wire: string; says: string };

const ask: Step = {
  wire: 'GET /api/auth/csrf/',
  says: 'A CSRF token, so that no other site can sign you in.',
};
const send: Step = {
  wire: 'POST /api/auth/login/',
  says: 'Username and password, checked as Django checks them.',
};

// What follows the sending, by strategy.
const steps: Record<Strategy, Step[]> = {
  session: [
    {
      wire: 'Set-Cookie: sessionid; HttpOnly',
      says: 'A row in django_session. Scripts cannot read the cookie.',
    },
    { wire: 'Set-Cookie: auth_state', says: 'A sealed copy, so that the next page needs no call.' },
  ],
  jwt: [
    { wire: '{"access": …}', says: 'An access token for five minutes, kept in memory only.' },
    {
      wire: 'Set-Cookie: refresh_token; HttpOnly',
      says: 'Rotated at each use, so a stolen one is detected.',
    },
  ],
  hybrid: [
    { wire: 'Set-Cookie: sessionid; HttpOnly', says: 'A session, as with cookies alone.' },
    { wire: 'POST /api/token/', says: 'Other clients get their tokens here.' },
  ],
};

export async function SignInSteps() {
  const { strategy } = await getAuthInfo();
  const all = [readCsrfStep(), send, ...steps[strategy]];
  return (
    <Section
      id="sign-in-steps"
      title="What happens when you sign in"
      lead={
        <>
          Four steps on the wire with{' '}
          <code className="text-[0.9em] text-foreground">AUTH_STRATEGY={strategy}</code>, the strategy that is
          on now.
        </>
      }
    >
      <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {all.map(({ wire, says }, index) => (
          <li key={wire} className="min-w-0 rounded-2xl border border-border bg-card p-5 shadow-card">
            <span
              aria-hidden="true"
              className="grid size-6.5 place-items-center rounded-full border border-border bg-muted font-mono text-[0.6875rem] text-muted-foreground"
            >
              {index + 1}
            </span>
            <code className="mt-4 block break-words text-[0.8125rem]">{wire}</code>
            <span className="mt-1.5 block text-muted-foreground text-sm leading-relaxed">{says}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** A cookie that came with the page and that its scripts can read spares them the question. */
function readCsrfStep(): Step {
  const { csrfCookie, csrfCookieName } = getWebConfig();
  if (csrfCookie === null || csrfCookie.isHttpOnly) return ask;
  return {
    wire: `Set-Cookie: ${csrfCookieName}`,
    says: 'A CSRF token that came with this page, so that no other site can sign you in.',
  };
}
