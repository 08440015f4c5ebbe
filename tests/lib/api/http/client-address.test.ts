// Whose address counts, through any number of proxies.
import { afterEach, expect, test } from 'vitest';
import { fromWeb } from '@/lib/api/http/api-request';
import { Exchange } from '@/lib/api/http/exchange';
import { readTrustedProxies } from '@/lib/api/settings/trusted-proxies';
import { openTestApi, type TestApi } from '../../../support/auth-api';

let api: TestApi | undefined;
afterEach(() => api?.close());

async function addressOf(o: { forwarded?: string; peer?: string; trusted?: string }) {
  api = await openTestApi(o.trusted === undefined ? {} : { TRUSTED_PROXIES: o.trusted });
  const headers = new Headers(o.forwarded === undefined ? {} : { 'x-forwarded-for': o.forwarded });
  const request = fromWeb(new Request('http://localhost:3000/healthz', { headers }));
  return new Exchange({ context: api.context, request, peerAddress: o.peer }).clientAddress;
}

test.each([
  ['the peer, with no proxy', { peer: '203.0.113.7' }, '203.0.113.7'],
  ['the peer, whatever it claims', { peer: '203.0.113.7', forwarded: '198.51.100.1' }, '203.0.113.7'],
  ['what a proxy of ours saw', { peer: '127.0.0.1', forwarded: '203.0.113.7' }, '203.0.113.7'],
  [
    'the right-most stranger, not what it wrote to the left',
    { peer: '127.0.0.1', forwarded: '1.1.1.1, 203.0.113.7' },
    '203.0.113.7',
  ],
  [
    'the stranger in front of two proxies (nginx, then the Next server)',
    { peer: '::1', forwarded: '1.1.1.1, 203.0.113.7, 127.0.0.1' },
    '203.0.113.7',
  ],
  [
    'the stranger in front of a listed network',
    { peer: '10.1.2.3', forwarded: '203.0.113.7, 10.9.9.9', trusted: '10.0.0.0/8' },
    '203.0.113.7',
  ],
  ['the proxy itself where it is not listed', { peer: '10.1.2.3', forwarded: '203.0.113.7' }, '10.1.2.3'],
  [
    'a single listed address, not its neighbour',
    { peer: '10.1.2.3', forwarded: '203.0.113.7, 10.1.2.4', trusted: '10.1.2.3' },
    '10.1.2.4',
  ],
  [
    'the last known hop where the header turns to garbage',
    { peer: '127.0.0.1', forwarded: 'x' },
    '127.0.0.1',
  ],
  ['an address written with its port', { peer: '127.0.0.1', forwarded: '203.0.113.7:4711' }, '203.0.113.7'],
  [
    'an IPv6 address written with its port',
    { peer: '::ffff:127.0.0.1', forwarded: '[2001:db8::7]:4711' },
    '2001:db8::7',
  ],
  ['an IPv4 address in IPv6 clothes', { peer: '::ffff:203.0.113.7' }, '203.0.113.7'],
  [
    'a private network by its name',
    { peer: '192.168.1.1', forwarded: '203.0.113.7', trusted: 'private' },
    '203.0.113.7',
  ],
  ['nobody where nobody is known', {}, undefined],
  ['the header alone, where the door knows no peer', { forwarded: '1.1.1.1, 203.0.113.7' }, '203.0.113.7'],
])('takes %s', async (_, given, expected) => {
  expect(await addressOf(given)).toBe(expected);
});

test.each(['10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', 'example.com', '2001:db8::/129', '300.0.0.1'])(
  'refuses %s as a trusted proxy',
  async (entry) => {
    expect(() => readTrustedProxies([entry])).toThrow('is not an address or a network');
    await expect(openTestApi({ TRUSTED_PROXIES: entry })).rejects.toThrow('TRUSTED_PROXIES: ');
  },
);
