import { expect, test } from 'vitest';
import { describeStart, isChatter, webCommand } from '@/scripts/dev/words';

const bold = (text: string) => `\u001b[1m\u001b[38;2;173;127;168m${text}\u001b[39m\u001b[22m`;

test.each([
  '▲ Next.js 16.4.6 (Turbopack)',
  '- Local:         http://127.0.0.1:3000',
  '✓ Ready in 812ms',
  '',
  `   ${bold('▲ Next.js 16')}.4.6`,
  `\u001b[32m\u001b[1m✓\u001b[22m\u001b[39m Starting...`,
  `- ${bold('Network:')}       http://127.0.0.1:3000`,
  '\u001b[0m',
])('leaves out what Next says of itself, coloured or not: %j', (line) => {
  expect(isChatter(line)).toBe(true);
});

test.each([' GET /login 200 in 43ms', '\u001b[31m⨯\u001b[39m Error: broken'])('keeps %j', (line) => {
  expect(isChatter(line)).toBe(false);
});

test('other machines reach the pages only when that is asked for', () => {
  expect(webCommand({ port: 3001 })).toBe('next dev -p 3001 -H 127.0.0.1');
  expect(webCommand({ port: 3001, host: '0.0.0.0' })).toBe('next dev -p 3001 -H 0.0.0.0');
});

const start = { webOrigin: 'http://localhost:3000', strategy: 'session' };

test('offers the demo user, or the command that makes one, only where the API reads these settings', () => {
  const ours = { line: 'http://127.0.0.1:8000', createUser: 'npm run manage -- createsuperuser' };
  const demoUser = { username: 'demo', password: 'demo-password' };
  expect(describeStart({ ...start, api: ours, demoUser })).toContain('Sign in   demo / demo-password');
  expect(describeStart({ ...start, api: ours, demoUser: null })).toContain(
    'npm run manage -- createsuperuser',
  );
  const theirs = { line: 'http://127.0.0.1:9000 (AUTH_API_URL)', createUser: null };
  const text = describeStart({ ...start, api: theirs, demoUser: null });
  expect(text).not.toContain('npm run manage');
  expect(text).toContain('python manage.py createsuperuser');
});
