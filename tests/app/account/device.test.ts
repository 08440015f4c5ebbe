// User-Agent headers in words; the strings are what the browsers send.
import { expect, test } from 'vitest';
import { readDevice } from '@/app/(private)/account/device';

const mozilla = 'Mozilla/5.0';
const cases: [string, string, boolean][] = [
  [
    `${mozilla} (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1`,
    'Safari on iPhone',
    true,
  ],
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0`,
    'Edge on Windows',
    false,
  ],
  [`${mozilla} (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0`, 'Firefox on Linux', false],
  [
    `${mozilla} (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36`,
    'Chrome on Android',
    true,
  ],
  ['curl/8.14.1', 'curl', false],
  ['', 'Unknown device', false],
];

test.each(cases)('reads %s', (userAgent, name, isHandheld) => {
  expect(readDevice(userAgent)).toEqual({ name, isHandheld });
});
