import { expect, test } from 'vitest';
import {
  hashCredential,
  isAbout,
  isFresh,
  type SealedState,
  sealState,
  unsealState,
} from '@/lib/auth/sealed-state';
import { ada } from './scripted-api';

const old = 'old secret of thirty-two characters or more';
const current = 'new secret of thirty-two characters or more';
const now = new Date('2025-01-01T00:00:00Z');

const state: SealedState = {
  strategy: 'session',
  api: 'typescript',
  user: ada,
  visit: 'a-visit',
  isPartial: false,
  credentialHash: 'h',
  derivedAt: now.getTime(),
  access: null,
  handedOver: null,
};

test('opens what it sealed, and shows nothing of it', async () => {
  const seal = await sealState(state, [current]);
  expect(seal).toMatch(/^Fe26\.2\*/);
  const parts = (seal ?? '').split('*').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  expect([seal, ...parts].join('\n')).not.toMatch(/username|example\.com/);
  expect(await unsealState(seal ?? '', [current])).toEqual(state);
});

test('opens with any secret of the list, wherever it stands', async () => {
  const seal = (await sealState(state, [old])) ?? '';
  expect(await unsealState(seal, [current, old])).toEqual(state);
  expect(await unsealState(seal, [current, 'another secret of thirty-two characters', old])).toEqual(state);
  expect(await unsealState(seal, [current])).toBeNull();
});

test('opens nothing that was changed, cut or made up', async () => {
  const seal = (await sealState(state, [current])) ?? '';
  const middle = Math.floor(seal.length / 2);
  const changed = seal.slice(0, middle) + (seal[middle] === 'A' ? 'B' : 'A') + seal.slice(middle + 1);
  for (const forged of [
    changed,
    seal.slice(0, -20),
    '',
    'garbage',
    'Fe26.2*1*a*b*c*d*e*f',
    'x'.repeat(10_000),
    undefined,
  ]) {
    expect(await unsealState(forged, [current])).toBeNull();
  }
});

test('leaves permissions out rather than outgrow a cookie', async () => {
  const permissions = Array.from({ length: 400 }, (_, index) => `application.permission_${index}`);
  const seal = await sealState({ ...state, user: { ...ada, permissions } }, [current]);
  expect(seal?.length).toBeLessThan(4096);
  expect(await unsealState(seal ?? '', [current])).toMatchObject({
    isPartial: true,
    user: { permissions: [] },
  });
});

test('cuts the texts of the user rather than lose the access token', async () => {
  const access = { token: 't'.repeat(1500), expiresAtSeconds: now.getTime() / 1000 + 300 };
  const long = { ...ada, username: 'é'.repeat(150), email: 'x'.repeat(254), name: 'y'.repeat(400) };
  const seal = await sealState({ ...state, strategy: 'jwt', access, user: long }, [current]);
  expect(await unsealState(seal ?? '', [current])).toMatchObject({
    isPartial: true,
    access,
    user: { id: ada.id, email: 'x'.repeat(40) },
  });
});

test('gives up on a state that no cookie can hold', async () => {
  const access = { token: 't'.repeat(5000), expiresAtSeconds: now.getTime() / 1000 + 300 };
  expect(await sealState({ ...state, strategy: 'jwt', access }, [current])).toBeNull();
});

test('is about one credential in one strategy', async () => {
  const credentialHash = await hashCredential('sessionid', 'abc');
  const mine = { ...state, credentialHash };
  expect(isAbout(mine, { strategy: 'session', credentialHash })).toBe(true);
  expect(isAbout(mine, { strategy: 'jwt', credentialHash })).toBe(false);
  expect(
    isAbout(mine, { strategy: 'session', credentialHash: await hashCredential('sessionid', 'abd') }),
  ).toBe(false);
});

test.each([
  [0, true],
  [59, true],
  [60, false],
  [-30, true],
  [-3600, false],
])('at an age of %i s is fresh: %s', (ageSeconds, fresh) => {
  const later = new Date(now.getTime() + ageSeconds * 1000);
  expect(isFresh(state, { now: later, maxAgeSeconds: 60 })).toBe(fresh);
});

test('is not fresh once its access token has run out', () => {
  const access = { token: 't', expiresAtSeconds: now.getTime() / 1000 + 5 };
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  expect(isFresh({ ...state, access }, { now: at(4), maxAgeSeconds: 60 })).toBe(true);
  expect(isFresh({ ...state, access }, { now: at(5), maxAgeSeconds: 60 })).toBe(false);
});
