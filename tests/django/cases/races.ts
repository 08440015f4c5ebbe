// Two gunicorn workers on one database: of requests that arrive together exactly as many succeed as may.
import { startDjango } from '@/tests/support/django/servers';
import { createVisitor, type Visitor } from '../http-client';
import type { Checker } from '../report';
import { type World, type WorldOptions, worldEnvironment } from '../world';

const origin = 'http://localhost:3000';
const password = 'a password for races';

/** `world` is only asked for what Django itself would say. */
export async function checkRaces(world: World, options: WorldOptions, check: Checker): Promise<void> {
  const env = { ...worldEnvironment(options), AUTH_STRATEGY: 'jwt' };
  const server = await startDjango({
    version: options.version,
    env,
    settings: 'conformance.settings',
    workers: 2,
  });
  const post = (visitor: Visitor, path: string, json: unknown, headers: Record<string, string> = {}) =>
    visitor.send(server, `/api/auth/${path}/`, { method: 'POST', json, headers: { origin, ...headers } });
  const together = async (statuses: Promise<{ status: number }>[]) =>
    (await Promise.all(statuses)).map(({ status }) => status).sort();
  try {
    const spellings = ['racer', 'RACER', 'Racer', 'rAcEr', 'raceR', 'RAcer'];
    const registered = await together(
      spellings.map((username, index) =>
        post(createVisitor(), 'register', { username, email: `racer${index}@example.com`, password }),
      ),
    );
    check.equal('both agree', 'one of six spellings of a name', registered, [201, 400, 400, 400, 400, 400]);

    await world.ask('create_user', { username: 'race', password, email: 'race@example.com' });
    const token = String(await world.ask('make_reset_token', { username: 'race' }));
    const uid = String(
      await world.ask('encode_uid', { text: await world.ask('user_id', { username: 'race' }) }),
    );
    const resets = await together(
      Array.from({ length: 6 }, (_, index) =>
        post(createVisitor(), 'password/reset', { uid, token, new_password: `${password} ${index}` }),
      ),
    );
    check.equal('both agree', 'one link sets one password', resets, [200, 400, 400, 400, 400, 400]);

    await world.ask('set_password', { username: 'race', password });
    const visitor = createVisitor();
    const csrf = (await visitor.send(server, '/api/auth/csrf/')).headers['x-csrftoken'];
    await post(visitor, 'login', { username: 'race', password }, { 'x-csrftoken': String(csrf) });
    const cookie = `refresh_token=${visitor.cookies.get('refresh_token')}`;
    const refreshed = await Promise.all(
      Array.from({ length: 20 }, () => post(createVisitor(), 'refresh', {}, { cookie })),
    );
    const successors = new Set(
      refreshed.map(({ setCookies }) => setCookies.find((line) => line.startsWith('refresh'))?.split(';')[0]),
    );
    check.equal(
      'both agree',
      'twenty tabs get one successor',
      [refreshed.every(({ status }) => status === 200), successors.size],
      [true, 1],
    );
  } finally {
    await server.stop();
  }
}
