// What allauth keeps of a sign-in in the session: how somebody signed in, and a sign-in that waits for the second factor.
//   account_authentication_methods: [{"method": "password", "at": 1795534704.46, "username": "alice"}]
//   account_authentication_methods_user: "7"
//   account_login: {"user_pk": "7", …, "state": {"stages": {…, "current": "mfa_authenticate"}}, "initiated_at": 1795622000.125}
// Django sees a session with account_login alone as anonymous. Follows allauth.account.internal.flows.login and
// allauth.account.models.Login of django-allauth 65.
import { PythonFloat } from '@/lib/django/python/float';
import { isRecord } from '@/lib/django/python/record';
import type { SessionData } from '@/lib/django/sessions';

export const pendingLoginKey = 'account_login';
export const recordsKey = 'account_authentication_methods';
export const recordsUserKey = 'account_authentication_methods_user';

/** The backend that allauth signs in with by address, passkey, code or provider. */
export const allauthBackend = 'allauth.account.auth_backends.AuthenticationBackend';

export type SignInRecord =
  | { method: 'password'; username: string; reauthenticated?: true }
  | {
      method: 'mfa';
      id: number;
      type: 'totp' | 'webauthn' | 'recovery_codes';
      passwordless?: true;
      reauthenticated?: true;
    };

/** ACCOUNT_LOGIN_TIMEOUT. */
const pendingSeconds = 900;
const stage = 'mfa_authenticate';
const stagesBefore = ['login_by_code', 'verify_phone', 'verify_email'];

/** The session's entries after one more record; those of another user are dropped. */
export function addSignInRecord(
  data: SessionData,
  { userId, record, now }: { userId: number | string; record: SignInRecord; now: Date },
): SessionData {
  const earlier = data[recordsUserKey] === String(userId) ? data[recordsKey] : [];
  const { method, ...about } = record;
  const entry = { method, at: seconds(now), ...about };
  return {
    [recordsKey]: [...(Array.isArray(earlier) ? earlier : []), entry],
    [recordsUserKey]: String(userId),
  };
}

/** account_login of somebody whose password was right and who has a second factor. */
export function describePendingLogin({
  userId,
  emailVerification,
  now,
}: {
  userId: number | string;
  /** ACCOUNT_EMAIL_VERIFICATION. */
  emailVerification: string;
  now: Date;
}): Record<string, unknown> {
  const handled = stagesBefore.map((name) => [name, { data: {}, handled: true }]);
  return {
    user_pk: encodePk(userId),
    email_verification: emailVerification,
    signup: false,
    redirect_url: null,
    email: null,
    phone: null,
    signal_kwargs: null,
    state: {
      stages: {
        ...Object.fromEntries(handled),
        [stage]: { data: { authentication_required: true } },
        mfa_signup_webauthn: { data: {} },
        current: stage,
      },
    },
    initiated_at: seconds(now),
  };
}

/** The primary key, as text, of the user who owes the second factor and nothing else; null when nobody does. */
export function readPendingLogin(data: SessionData, now: Date): string | null {
  const login = data[pendingLoginKey];
  if (!isRecord(login) || typeof login.user_pk !== 'string') return null;
  const initiatedAt = Number(login.initiated_at ?? Number.NaN);
  const ageSeconds = now.getTime() / 1000 - initiatedAt;
  if (!Number.isFinite(initiatedAt) || ageSeconds > pendingSeconds || ageSeconds < -pendingSeconds)
    return null;
  const stages = isRecord(login.state) && isRecord(login.state.stages) ? login.state.stages : {};
  const current = stages[stage];
  const isOwed = stages.current === stage && isRecord(current) && current.handled !== true;
  return isOwed ? decodePk(login.user_pk) : null;
}

/** user_pk_to_url_str(): base 36, or a UUID without dashes. */
export function encodePk(id: number | string): string {
  return typeof id === 'number' || /^\d+$/.test(id) ? BigInt(id).toString(36) : id.replaceAll('-', '');
}

/** url_str_to_user_pk(); null for what it never makes. A UUID stays as it is: a user store reads it without dashes too. */
export function decodePk(text: string): string | null {
  if (/^[0-9a-f]{32}$/.test(text)) return text;
  if (!/^[0-9a-z]{1,13}$/i.test(text)) return null;
  let id = 0n;
  for (const digit of text.toLowerCase()) id = id * 36n + BigInt(Number.parseInt(digit, 36));
  return id.toString();
}

function seconds(now: Date): PythonFloat {
  return new PythonFloat(now.getTime() / 1000);
}
