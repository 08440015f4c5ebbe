// setup: handoff file
import { describe, expect, test } from 'vitest';
import { hashCredential, sealState } from '@/lib/auth/sealed-state';
import { ada, json, notAuthenticated } from '../scripted-api';
import { hasPassed, secret, setCookies, setUp, stateIn } from './visits';

describe('with the API on another site', () => {
  const env = { WEB_ORIGIN: 'http://web.test', NEXT_PUBLIC_API_HOST: 'http://api.example' };
  async function handedOver(
    strategy: 'session' | 'jwt',
    derivedAt: number,
    visit = 'a-visit',
  ): Promise<string> {
    const expiresAtSeconds = new Date('2025-01-01T01:00:00Z').getTime() / 1000;
    const isToken = strategy === 'jwt';
    const credential = isToken ? 'the-token' : 'the-session';
    const seal = await sealState(
      {
        strategy,
        api: 'typescript',
        user: ada,
        visit,
        isPartial: false,
        credentialHash: await hashCredential(isToken ? 'refresh_token' : 'sessionid', credential),
        derivedAt,
        access: isToken ? { token: credential, expiresAtSeconds } : null,
        handedOver: { session: isToken ? null : credential, expiresAtSeconds },
      },
      [secret],
    );
    return `auth_state=${seal}`;
  }

  describe.each(['session', 'jwt'] as const)('%s', (strategy) => {
    const settings = { ...env, AUTH_STRATEGY: strategy };
    const start = new Date('2025-01-01T00:00:00Z').getTime();

    test('passes on a fresh state, and believes no cookie but that', async () => {
      const { api, visit } = setUp(settings, () => json(200, ada));
      expect(hasPassed(await visit('/dashboard', await handedOver(strategy, start)))).toBe(true);
      const stray = await visit('/dashboard', 'sessionid=abc; refresh_token=abc');
      expect(stray.status).toBe(307);
      expect(api.calls).toEqual([]);
    });

    test('asks with what was handed over when the state is stale, and keeps it', async () => {
      const { api, clock, visit } = setUp(settings, () => json(200, ada, ['sessionid=other; Path=/']));
      clock.advance(61);
      const response = await visit('/dashboard', await handedOver(strategy, start));
      expect(hasPassed(response)).toBe(true);
      expect(api.calls.map(({ path }) => path)).toEqual(['/api/auth/me/']);
      const { headers } = api.calls[0] ?? {};
      if (strategy === 'jwt') expect(headers?.get('authorization')).toBe('Bearer the-token');
      else expect(headers?.get('cookie')).toBe('sessionid=the-session');
      expect(setCookies(response)).toEqual([
        expect.stringMatching(/^auth_state=Fe26.*; HttpOnly; Max-Age=3539;/),
      ]);
      expect(hasPassed(await visit('/dashboard', stateIn(response)))).toBe(true);
      expect(api.calls).toHaveLength(1);
    });

    test('seals nothing again that a sign-out ends while the API is asked', async () => {
      const seal = await handedOver(strategy, start, `ended-in-${strategy}`);
      let signOut = async () => {};
      const { clock, visit } = setUp(settings, async () => {
        await signOut();
        return json(200, ada);
      });
      signOut = async () => {
        const headers = { 'sec-fetch-site': 'same-origin' };
        await visit('/auth/forget', seal, { method: 'POST', headers });
      };
      clock.advance(61);
      const response = await visit('/dashboard', seal);
      expect([response.status, setCookies(response)]).toEqual([
        307,
        [expect.stringMatching(/^auth_state=""; .*Max-Age=0/)],
      ]);
    });

    test('signs out when the API says no, and when the time is over', async () => {
      const { clock, visit } = setUp(settings, notAuthenticated);
      const seal = await handedOver(strategy, start);
      clock.advance(61);
      const refused = await visit('/dashboard', seal);
      expect([refused.status, setCookies(refused)]).toEqual([
        307,
        [expect.stringMatching(/^auth_state=""; .*Max-Age=0/)],
      ]);
      clock.advance(3600);
      expect((await visit('/dashboard', seal)).status).toBe(307);
    });
  });
});
