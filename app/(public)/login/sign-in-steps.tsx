// Beside the sign-in form: what is about to happen on the wire, in the strategy that is on.
import { getWebConfig } from '@/lib/auth/config';
import type { Strategy } from '@/lib/contract/answers';

type Step = { wire: string; says: string };

const ask: Step = {
  wire: 'GET /api/auth/csrf/',
  says: 'A CSRF token, so that no other site can sign you in.',
};
const send: Step = {
  wire: 'POST /api/auth/login/',
  says: 'Name and password, checked as Django checks them.',
};

// What follows the sending, by strategy.
const steps: Record<Strategy, Step[]> = {
  session: [
    {
      wire: 'Set-Cookie: sessionid; HttpOnly',
      says: 'A row in django_session. No script can read the cookie.',
    },
    { wire: 'Set-Cookie: auth_state', says: 'A sealed copy, so that the next page needs no call.' },
  ],
  jwt: [
    { wire: '{"access": …}', says: 'An access token for five minutes, kept in memory only.' },
    { wire: 'Set-Cookie: refresh_token; HttpOnly', says: 'Rotates at each use; a stolen one is noticed.' },
  ],
  hybrid: [
    { wire: 'Set-Cookie: sessionid; HttpOnly', says: 'A session, as with cookies alone.' },
    { wire: 'POST /api/token/', says: 'Other clients get their pair of tokens here.' },
  ],
};

export function SignInSteps({ strategy }: { strategy: Strategy }) {
  const all = [readCsrfStep(), send, ...steps[strategy]];
  return (
    <section aria-labelledby="sign-in-steps">
      <h2 id="sign-in-steps" className="font-semibold tracking-tight">
        What happens when you sign in
      </h2>
      <p className="mt-1 text-ink-soft text-sm">
        With <code className="text-ink">AUTH_STRATEGY={strategy}</code>
      </p>
      <ol className="mt-6">
        {all.map(({ wire, says }, index) => (
          <li key={wire} className="relative flex gap-4 pb-6 last:pb-0">
            {index < 3 && <span aria-hidden="true" className="absolute top-7 bottom-0 left-3 w-px bg-line" />}
            <span
              aria-hidden="true"
              className="grid size-6.5 shrink-0 place-items-center rounded-full border border-line bg-surface font-mono text-[0.6875rem] text-ink-soft"
            >
              {index + 1}
            </span>
            <span className="min-w-0">
              <code className="block break-words text-[0.8125rem]">{wire}</code>
              <span className="mt-1 block text-ink-soft text-sm leading-relaxed">{says}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
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
