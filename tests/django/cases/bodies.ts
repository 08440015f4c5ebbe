// Random requests on the wire: the bodies, content types, fields and cookies of tests/vectors/random-*.json, sent to both
// servers. Django is asked for its answers here, through its middleware and views; VECTORS names other ones.
import { readVectors } from '../../lib/django/vectors';
import { type Answer, createVisitor, type RequestOptions } from '../http-client';
import type { Checker } from '../report';
import { sides, type World } from '../world';
import { cookieShapes } from './wire';

type BodyRow = { contentType: string; body: string; detail?: string; raised?: string };
type FieldRow = { kind: string; body: string };
type CookieRow = { header: string };

const secret = 'abcdefghijklmnopqrstuvwxyzABCDEF';
const guarded = { cookie: `csrftoken=${secret}`, 'x-csrftoken': secret };

export async function checkBodies(world: World, check: Checker): Promise<void> {
  // Up to 5.1 Django reads the parameters of a header by another parser.
  if (world.version === '4.2') return;
  // 6.1 forgives a space after a header's name and is strict about base64; we do as 5.2 does.
  const multiparts = world.version === '5.2' ? ['multiparts'] : [];
  for (const kind of ['documents', 'forms', ...multiparts, 'content-types']) {
    for (const [index, row] of readVectors<BodyRow>(`random-${kind}`).cases.entries()) {
      if (row.raised !== undefined) continue;
      const headers = { 'content-type': row.contentType };
      const options = { method: 'POST', headers, body: Buffer.from(row.body, 'latin1') };
      await compare(world, check, `${kind} ${index}`, '/api/token/', options);
      // Django's CSRF check reads forms itself, and refuses in HTML what DRF would refuse in JSON.
      if (kind === 'documents') {
        const login = { ...options, headers: { ...headers, ...guarded } };
        await compare(world, check, `${kind} ${index} at login`, '/api/auth/login/', login);
      }
    }
  }
  for (const [index, { kind, body }] of readVectors<FieldRow>('random-fields').cases.entries()) {
    const path = kind === 'token' ? '/api/token/' : '/api/auth/login/';
    const headers = { ...guarded, 'content-type': 'application/json' };
    await compare(world, check, `fields ${index}`, path, { method: 'POST', headers, body });
  }
  for (const [index, { header }] of readVectors<CookieRow>('random-cookies').cases.entries()) {
    // node:http sends no other control characters, and no server takes them.
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(header)) continue;
    await compare(world, check, `cookies ${index}`, '/api/auth/session/', { headers: { cookie: header } });
  }
}

async function compare(
  world: World,
  check: Checker,
  name: string,
  path: string,
  options: RequestOptions,
): Promise<void> {
  const [django, ours] = await Promise.all(
    sides.map((side) => world.send(side, createVisitor(), path, options)),
  );
  check.equal('both agree', name, ours && show(ours), django && show(django));
}

function show(answer: Answer): unknown {
  return [answer.status, answer.text, cookieShapes(answer)];
}
