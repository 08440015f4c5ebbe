// Beside the sign-in form: what is about to happen on the wire, in the strategy that is on.
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

const steps: Record<Strategy, Step[]> = {
  session: [
    ask,
    send,
    {
      wire: 'Set-Cookie: sessionid; HttpOnly',
      says: 'A row in django_session. No script can read the cookie.',
    },
    { wire: 'Set-Cookie: auth_state', says: 'A sealed copy, so that the next page needs no call.' },
  ],
  jwt: [
    ask,
    send,
    { wire: '{"access": …}', says: 'An access token for five minutes, kept in memory only.' },
    { wire: 'Set-Cookie: refresh_token; HttpOnly', says: 'Rotates at each use; a stolen one is noticed.' },
  ],
  hybrid: [
    ask,
    send,
    { wire: 'Set-Cookie: sessionid; HttpOnly', says: 'A session, as with cookies alone.' },
    { wire: 'POST /api/token/', says: 'Other clients get their pair of tokens here.' },
  ],
};

export function SignInSteps({ strategy }: { strategy: Strategy }) {
  return (
    <section aria-labelledby="sign-in-steps">
      <h2 id="sign-in-steps" className="font-semibold tracking-tight">
        What happens when you sign in
      </h2>
      <p className="mt-1 text-ink-soft text-sm">
        With <code className="text-ink">AUTH_STRATEGY={strategy}</code>
      </p>
      <ol className="mt-6">
        {steps[strategy].map(({ wire, says }, index) => (
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
