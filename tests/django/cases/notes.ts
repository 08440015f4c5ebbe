// The example feature: what one side has written is read, changed, searched and deleted at the other, and both say the
// same to every request. Times and links are compared too. In the session strategy a cookie says who asks, in jwt a token of
// the sign-in, in hybrid a pair of tokens as clients outside of a browser fetch it.
import { createVisitor, type Visitor } from '../http-client';
import type { Checker } from '../report';
import { type Side, sides, type World } from '../world';
import { madeBy, other, read } from './sessions';

const password = 'a password for notes';

type Call = { method?: string; json?: unknown };

export async function checkNotes(world: World, check: Checker): Promise<void> {
  for (const maker of sides) await crossOver(world, maker, check);
  await compareAnswers(world, check);
  await deleteOwner(world, check);
}

/** Whose requests these are: a jar of cookies, and a token where the strategy has one. */
type Person = { visitor: Visitor; access?: string };

/** Signed in at Django. A session or token that one side gave holds at the other. */
async function signIn(world: World, name: string, permissions: string[] = []): Promise<Person> {
  const strategy = world.env.AUTH_STRATEGY ?? '';
  const username = `${name}_${strategy}@example.com`;
  await world.ask('create_user', { username, password });
  await world.ask('grant', { username, permissions });
  const visitor = createVisitor();
  // The field is called as the user model calls it.
  const credentials = { method: 'POST', json: { username, email: username, password } };
  const answer =
    strategy === 'hybrid'
      ? await world.send('django', visitor, '/api/token/', credentials)
      : await world.signIn('django', visitor, username, password);
  if (strategy === 'session') return { visitor };
  return { visitor, access: String(read(answer.json, 'access')) };
}

async function send(world: World, side: Side, person: Person, path: string, { method, json }: Call = {}) {
  const { visitor, access } = person;
  const headers: Record<string, string> = { 'x-csrftoken': visitor.cookies.get('csrftoken') ?? '' };
  if (access !== undefined) headers.authorization = `Bearer ${access}`;
  const {
    status,
    json: body,
    text,
  } = await world.send(side, visitor, path, {
    headers,
    ...(method !== undefined && { method }),
    ...(json !== undefined && { json }),
  });
  return { status, body: body ?? text };
}

async function crossOver(world: World, maker: Side, check: Checker): Promise<void> {
  const judge = other(maker);
  const direction = madeBy(maker);
  const owner = await signIn(world, `notes_${maker}`);
  const made = await send(world, maker, owner, '/api/notes/', {
    method: 'POST',
    json: { title: ' Grüße ', body: '100% "x"' },
  });
  check.equal(direction, 'a note is made', [made.status, read(made.body, 'title')], [201, 'Grüße']);
  const path = `/api/notes/${read(made.body, 'id')}/`;
  check.equal(direction, 'and read at the other side', await send(world, judge, owner, path), {
    status: 200,
    body: made.body,
  });
  const changed = await send(world, judge, owner, path, { method: 'PATCH', json: { title: 'Tschüss' } });
  check.equal(direction, 'changed there', changed.status, 200);
  check.equal(direction, 'and read here again', await send(world, maker, owner, path), changed);
  const gone = await send(world, judge, owner, path, { method: 'DELETE' });
  check.equal(direction, 'and deleted there', gone, { status: 204, body: '' });
  check.equal(direction, 'so that it is gone', (await send(world, maker, owner, path)).status, 404);
}

async function compareAnswers(world: World, check: Checker): Promise<void> {
  const owner = await signIn(world, 'notes_owner');
  const viewer = await signIn(world, 'notes_viewer', ['notes.view_note']);
  const stranger = await signIn(world, 'notes_stranger');
  const ids: unknown[] = [];
  for (let count = 1; count <= 27; count += 1) {
    const side = count % 2 === 0 ? 'django' : 'ours';
    const json = { title: `Note ${count}`, body: count % 3 === 0 ? 'a_b, 100%' : 'C:\\temp "quoted words"' };
    ids.push(read((await send(world, side, owner, '/api/notes/', { method: 'POST', json })).body, 'id'));
  }
  const one = `/api/notes/${ids[0]}/`;
  const people = { owner, viewer, stranger, visitor: { visitor: createVisitor() } };
  const compare = async (path: string, call: Call = {}) => {
    for (const [name, person] of Object.entries(people)) {
      const [django, ours] = [
        await send(world, 'django', person, path, call),
        await send(world, 'ours', person, path, call),
      ];
      check.equal(
        'both agree',
        `${name}: ${call.method ?? 'GET'} ${path} ${JSON.stringify(call.json)}`,
        ours,
        django,
      );
    }
  };
  for (const query of [
    '',
    '?page=2',
    '?page=2&b=*~%20&a=%20',
    '?page=last',
    '?page=',
    '?page=0',
    '?page=3',
    '?page=x',
    '?page=1.0',
    '?page=%D9%A2',
    '?all=true&page=2',
    '?all=1',
    '?ordering=title',
    '?ordering=-title,created_at',
    '?ordering=owner_id',
    '?search=a_b',
    '?search=NOTE%202',
    '?search=note,7',
    '?search=%22quoted%20words%22',
    "?search='quoted",
    '?search=%5Ctemp',
    '?search=100%25',
    '?search=%00',
    `?search=${'x'.repeat(101)}`,
  ]) {
    await compare(`/api/notes/${query}`);
  }
  for (const path of [
    one,
    '/api/notes/0/',
    '/api/notes/x/',
    '/api/notes/-1/',
    '/api/notes/99999999999999999999999/',
  ])
    await compare(path);
  for (const json of [
    {},
    [],
    { title: '' },
    { title: null },
    { title: 7, body: true },
    { title: 'x'.repeat(201) },
    { title: 'x', body: 'x'.repeat(20_001) },
    { title: 'x\0' },
  ]) {
    await compare(one, { method: 'PUT', json });
    if (JSON.stringify(json) !== '{}') await compare(one, { method: 'PATCH', json });
    await compare('/api/notes/', { method: 'POST', json });
  }
  const capabilities = [];
  for (const side of sides)
    capabilities.push(read((await send(world, side, owner, '/api/auth/capabilities/')).body, 'features'));
  check.equal('both agree', 'the feature is announced', capabilities, [['notes'], ['notes']]);
}

/** Either side takes the notes along with their owner. */
async function deleteOwner(world: World, check: Checker): Promise<void> {
  for (const side of sides) {
    const owner = await signIn(world, `notes_leaving_${side}`);
    const json = { title: 'left behind?' };
    const made = await send(world, other(side), owner, '/api/notes/', { method: 'POST', json });
    const gone = await send(world, side, owner, '/api/auth/account/delete/', {
      method: 'POST',
      json: { password },
    });
    check.equal(madeBy(other(side)), `${side} deletes an account that has notes`, gone.status, 200);
    const viewer = await signIn(world, `notes_seeing_${side}`, ['notes.view_note']);
    const left = await send(world, other(side), viewer, `/api/notes/${read(made.body, 'id')}/`);
    check.equal(madeBy(other(side)), 'and the notes with it', left.status, 404);
  }
}
