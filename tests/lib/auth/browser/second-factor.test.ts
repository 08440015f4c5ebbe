// The two steps of a sign-in in a tab, against a real API.
import { afterEach, expect, test } from 'vitest';
import { testUser } from '../../../support/auth-api';
import { type FactorApi, openFactorApi } from '../../api/factors/factor-world';
import { createBrowserWorld } from './browser-world';

let api: FactorApi | undefined;
afterEach(() => api?.close());

test.each(['session', 'jwt'] as const)(
  '%s: is signed in after the second step, not before',
  async (AUTH_STRATEGY) => {
    api = await openFactorApi({ AUTH_STRATEGY });
    const world = createBrowserWorld(api, AUTH_STRATEGY);
    const tab = world.openTab();
    expect(await tab.login(testUser)).toEqual({ status: 'second-factor' });
    expect(tab.getView()).toMatchObject({ user: null });
    expect(await tab.giveSecondFactor({ code: '000000' })).toMatchObject({
      status: 'rejected',
      messages: { code: ['Incorrect code.'] },
    });
    expect(await tab.giveSecondFactor({ code: api.totpCode() })).toMatchObject({ status: 'authenticated' });
    expect(tab.getView()).toMatchObject({ status: 'authenticated', user: { username: 'ada' } });
    expect((await tab.fetch('/api/auth/me/')).status).toBe(200);
    const stranger = createBrowserWorld(api, AUTH_STRATEGY).openTab();
    expect(await stranger.giveSecondFactor({ code: api.recoveryCodes[0] ?? '' })).toMatchObject({
      status: 'rejected',
      code: 'no_pending_sign_in',
    });
  },
);
