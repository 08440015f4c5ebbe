// The account, with the back end swapped in the middle: what one side begins (a registration, a reset, another address,
// a session) the other one finishes, by the link of a real mail. Each side then says the same of the same sessions.
import { type MailServer, openMailServer, type ReceivedMail } from '@/tests/support/mail-server';
import { linkIn, resetLinkIn, tokenIn } from '@/tests/support/mails';
import type { Answer } from '../http-client';
import { createVisitor, type Visitor } from '../http-client';
import type { Checker, Direction } from '../report';
import { openWorld, type Side, type World, type WorldOptions } from '../world';

const origin = 'http://localhost:3000';
const password = 'a password for accounts';
const newPassword = 'another password of theirs';

const swaps: [begins: Side, finishes: Side, direction: Direction][] = [
  ['django', 'ours', 'Django → ours'],
  ['ours', 'django', 'ours → Django'],
];

export async function checkAccounts(options: WorldOptions, strategy: string, check: Checker): Promise<void> {
  const mailServer = await openMailServer();
  try {
    const world = await openWorld({
      ...options,
      env: { ...options.env, ...accountSettings(strategy, mailServer) },
    });
    try {
      for (const [begins, finishes, direction] of swaps) {
        const name = `account_${strategy}_${begins}`;
        const journey: Journey = {
          world,
          mailServer,
          begins,
          finishes,
          name,
          expect: expectIn(check, direction),
        };
        await registerAndConfirm(journey);
        await resetPassword(journey);
        await changeAddress(journey);
        await changePassword(journey);
        await endSessions(journey);
        await deleteAccount(journey);
      }
    } finally {
      await world.stop();
    }
  } finally {
    await mailServer.close();
  }
}

const accountSettings = (strategy: string, mailServer: MailServer) => ({
  ...mailServer.env,
  AUTH_STRATEGY: strategy,
  ACCOUNT_EMAIL_VERIFICATION: 'mandatory',
  TRUSTED_PROXIES: 'loopback',
});

type Journey = {
  world: World;
  mailServer: MailServer;
  begins: Side;
  finishes: Side;
  name: string;
  expect(name: string, actual: unknown, expected: unknown): void;
};

function expectIn(check: Checker, direction: Direction): Journey['expect'] {
  return (name, actual, expected) => check.equal(direction, name, actual, expected);
}

/** A browser: cookies, and the access token of the jwt strategy. */
type Browser = { visitor: Visitor; access: string | undefined };

async function registerAndConfirm({ world, mailServer, begins, finishes, name, expect }: Journey) {
  const account = { username: name, email: `${name}@example.com`, password };
  const { status } = await post(world, begins, newBrowser(), 'register', account);
  expect('registration', status, 201);
  expect('signs in before the confirmation', (await signIn(world, finishes, name)).status, 401);
  const mail = await receive(mailServer, account.email, /^Confirm your address/);
  // Another link, by the side that did not send the first.
  await post(world, finishes, newBrowser(), 'verify-email/resend', { email: account.email });
  const again = await receive(mailServer, account.email, /^Confirm your address/, 2);
  expect('both mails say the same', withoutToken(again), withoutToken(mail));
  const token = tokenIn(mail);
  expect(
    'link opened on the other side',
    (await post(world, finishes, newBrowser(), 'verify-email', { token })).status,
    200,
  );
  const second = await post(world, begins, newBrowser(), 'verify-email', { token: tokenIn(again) });
  expect('link opened twice', second.status, 200);
  expect('signs in after it', (await signIn(world, finishes, name)).status, 200);
}

async function resetPassword({ world, mailServer, begins, finishes, name, expect }: Journey) {
  const elsewhere = (await signIn(world, begins, name)).browser;
  const email = `${name}@example.com`;
  for (const [count, side] of [begins, finishes].entries()) {
    await post(world, side, newBrowser(), 'password/forgot', { email: email.toUpperCase() });
    await receive(mailServer, email, /^Set a new password/, count + 1);
  }
  const [first, last] = all(mailServer, email, /^Set a new password/);
  if (!first || !last) throw new Error('two mails were sent');
  expect('both mails say the same', withoutToken(last), withoutToken(first));
  const body = { ...resetLinkIn(first), new_password: newPassword };
  expect(
    'link opened on the other side',
    (await post(world, finishes, newBrowser(), 'password/reset', body)).status,
    200,
  );
  expect('link opened twice', (await post(world, begins, newBrowser(), 'password/reset', body)).status, 400);
  expect('every session has ended', await isSignedIn(world, begins, elsewhere), false);
  expect('the old password', (await signIn(world, begins, name)).status, 401);
  expect('the new password', (await signIn(world, begins, name, newPassword)).status, 200);
  await receive(mailServer, email, /was changed$/);
}

async function changeAddress({ world, mailServer, begins, finishes, name, expect }: Journey) {
  const { browser } = await signIn(world, begins, name, newPassword);
  const email = `new-${name}@example.com`;
  const asked = await post(world, begins, browser, 'email/change', { email, password: newPassword });
  expect('another address is asked for', asked.status, 200);
  const mail = await receive(mailServer, email, /^Confirm your new address/);
  await post(world, finishes, browser, 'email/change', { email, password: newPassword });
  const again = await receive(mailServer, email, /^Confirm your new address/, 2);
  expect('both mails say the same', withoutToken(again), withoutToken(mail));
  const confirmed = await post(world, finishes, browser, 'email/confirm', { token: tokenIn(mail) });
  expect(
    'link opened on the other side',
    [confirmed.status, confirmed.json],
    [200, { detail: 'Your address is changed.' }],
  );
  const me = await send(world, begins, browser, 'GET', 'me');
  expect('the new address', Object(me.json).email, email);
}

async function changePassword({ world, begins, finishes, name, expect }: Journey) {
  const [here, elsewhere] = [
    await signIn(world, begins, name, newPassword),
    await signIn(world, begins, name, newPassword),
  ];
  const body = { old_password: newPassword, new_password: password };
  const answer = await post(world, finishes, here.browser, 'password/change', body);
  expect('password changed on the other side', answer.status, 200);
  for (const side of [begins, finishes]) {
    expect(`still signed in at ${side}`, await isSignedIn(world, side, here.browser), true);
    expect(`signed out elsewhere at ${side}`, await isSignedIn(world, side, elsewhere.browser), false);
  }
  const given = await post(world, finishes, here.browser, 'reauthenticate', { password });
  expect('password given again on the other side', given.status, 200);
  const renamed = await send(world, begins, here.browser, 'PATCH', 'me', {
    first_name: 'Ada',
    last_name: name,
  });
  expect('profile changed', Object(renamed.json).name, `Ada ${name}`);
}

async function endSessions({ world, begins, finishes, name, expect }: Journey) {
  const phone = (await signIn(world, begins, name, password, 'Phone/1')).browser;
  const laptop = (await signIn(world, finishes, name, password, 'Laptop/2')).browser;
  const lists = [];
  for (const side of [begins, finishes]) lists.push((await send(world, side, phone, 'GET', 'sessions')).json);
  expect('both list the same', lists[1], lists[0]);
  const sessions: { id: string; current: boolean; user_agent: string; ip: string }[] = Object(
    lists[0],
  ).sessions;
  const own = sessions.find(({ current }) => current);
  const other = sessions.find(({ user_agent }) => user_agent === 'Laptop/2');
  expect('this device first', [sessions[0], own?.user_agent, own?.ip], [own, 'Phone/1', '127.0.0.1']);
  const ended = await post(world, begins, phone, 'sessions/revoke', { id: other?.id });
  expect('ended by the side that did not open it', ended.status, 200);
  expect('it is dead', await isSignedIn(world, finishes, laptop), false);
  const third = (await signIn(world, begins, name, password)).browser;
  await post(world, finishes, phone, 'sessions/revoke-others');
  expect('all others are dead', await isSignedIn(world, begins, third), false);
  expect('this one is not', await isSignedIn(world, begins, phone), true);
  await post(world, finishes, phone, 'sessions/revoke-all');
  expect('now it is', await isSignedIn(world, begins, phone), false);
}

async function deleteAccount({ world, mailServer, begins, finishes, name, expect }: Journey) {
  const { browser } = await signIn(world, begins, name, password);
  const answer = await post(world, finishes, browser, 'account/delete', { password });
  expect('deleted on the other side', answer.status, 200);
  expect('nobody signs in', (await signIn(world, begins, name, password)).status, 401);
  await receive(mailServer, `new-${name}@example.com`, /was deleted$/);
}

const newBrowser = (): Browser => ({ visitor: createVisitor(), access: undefined });

async function signIn(world: World, side: Side, username: string, secret = password, userAgent = 'Tests/1') {
  const browser = newBrowser();
  await world.csrfToken(side, browser.visitor);
  const answer = await send(world, side, browser, 'POST', 'login', { username, password: secret }, userAgent);
  return { status: answer.status, browser };
}

async function isSignedIn(world: World, side: Side, browser: Browser): Promise<boolean> {
  return (await post(world, side, browser, 'refresh')).status === 200;
}

function post(world: World, side: Side, browser: Browser, path: string, json: unknown = {}): Promise<Answer> {
  return send(world, side, browser, 'POST', path, json);
}

async function send(
  world: World,
  side: Side,
  browser: Browser,
  method: string,
  path: string,
  json?: unknown,
  userAgent = 'Tests/1',
): Promise<Answer> {
  const headers: Record<string, string> = { origin, 'user-agent': userAgent };
  const csrf = browser.visitor.cookies.get('csrftoken');
  if (csrf !== undefined) headers['x-csrftoken'] = csrf;
  if (browser.access !== undefined) headers.authorization = `Bearer ${browser.access}`;
  const answer = await world.send(side, browser.visitor, `/api/auth/${path}/`, { method, headers, json });
  const access: unknown = Object(answer.json).access;
  if (typeof access === 'string') browser.access = access;
  return answer;
}

function all({ mails }: MailServer, to: string, subject: RegExp): ReceivedMail[] {
  return mails.filter((mail) => mail.recipients.includes(to) && subject.test(mail.subject ?? ''));
}

/** The `count`th mail of this subject to the address. */
async function receive(
  mailServer: MailServer,
  to: string,
  subject: RegExp,
  count = 1,
): Promise<ReceivedMail> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const found = all(mailServer, to, subject)[count - 1];
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no mail "${subject.source}" to ${to}`);
}

/** Subject, sender and text, the link cut at its token. */
function withoutToken(mail: ReceivedMail): unknown {
  const link = linkIn(mail).href;
  const page = link.includes('token=') ? link.split('=')[0] : link.split('/').slice(0, -1).join('/');
  return [
    mail.subject,
    mail.from?.text,
    mail.text?.replace(link, page ?? ''),
    mail.headers.get('auto-submitted'),
  ];
}
