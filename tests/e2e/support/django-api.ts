// setup: django file
// The Django project as the auth API.
import { browserVersion } from '@/tests/support/django/python';
import { manageDjango, startDjango } from '@/tests/support/django/servers';
import type { Api } from './api';

export const djangoApi: Api = {
  async start(port, env) {
    // On a database that our API made the admin's table is left to add; deleting a user would miss it.
    await manage(env, ['migrate', '--verbosity=0']);
    return startDjango({ version: browserVersion, port, env, workers: 1 });
  },
  async seed(env) {
    await manage(env, ['migrate', '--verbosity=0']);
    const demo =
      "create_user('demo', 'demo@example.com', 'demo-password', first_name='Demo', last_name='User')";
    await manage(env, [
      'shell',
      '-c',
      `from django.contrib.auth import get_user_model; get_user_model().objects.${demo}`,
    ]);
  },
};

async function manage(env: Record<string, string>, args: string[]): Promise<void> {
  const { ok, output } = await manageDjango({ version: browserVersion, env, args });
  if (!ok) throw new Error(output);
}
