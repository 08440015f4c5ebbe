// /api/dev/demo-user/: the user of a first run, for the sign-in page to offer. Served on a developer's machine only.

import { demoUserAnswer } from '@/lib/contract/account-answers';
import { detailAnswer } from '@/lib/contract/answers';
import { demoUser } from '../demo-user';
import { HttpError } from '../http/http-error';
import { defineRoute, type Route } from '../http/route';

export const devDemoUserRoutes: Route[] = [
  defineRoute({
    path: '/api/dev/demo-user/',
    method: 'GET',
    summary: 'Name and password of the demo user, where the database has it',
    answers: {
      200: { description: 'It can sign in', body: demoUserAnswer },
      404: { description: 'This database does not have it', body: detailAnswer },
    },
    async handle({ stores }) {
      const user = await stores.users.getByUsername(demoUser.username);
      if (!user?.isActive) throw new HttpError(404, { detail: 'Not found.' });
      return { body: demoUser };
    },
  }),
];
