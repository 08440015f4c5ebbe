// setup: django file
// The Django project as the auth API.
import { browserVersion } from '@/tests/support/django/python';
import { manageDjango, startDjango } from '@/tests/support/django/servers';
import type { Api } from './api';

export const djangoApi: Api = {
  start: (port, env) => startDjango({ version: browserVersion, port, env, workers: 1 }),
  async seed(env) {
    await manageDjango({ version: browserVersion, env, args: ['migrate', '--verbosity=0'] });
    const demo =
      "create_user('demo', 'demo@example.com', 'demo-password', first_name='Demo', last_name='User')";
    const script = `from django.contrib.auth import get_user_model; get_user_model().objects.${demo}`;
    const { ok, output } = await manageDjango({
      version: browserVersion,
      env,
      args: ['shell', '-c', script],
    });
    if (!ok) throw new Error(output);
  },
};
