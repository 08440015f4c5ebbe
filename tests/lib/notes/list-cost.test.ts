// What a page of notes costs, however many there are: two queries beyond those that find the user.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notes } from '@/lib/notes/feature';
import { openTestApi, type TestApi, type TestClient } from '@/tests/support/auth-api';
import { countStatements } from '@/tests/support/count-statements';
import { databases, type TestDatabase } from '../stores/databases';

describe.each(databases)('a page of notes [$title]', ({ isAbsent, create }) => {
  describe.skipIf(isAbsent)('in a database of their own', () => {
    let database: TestDatabase;
    let api: TestApi;
    let ada: TestClient;

    beforeAll(async () => {
      database = await create();
      api = await openTestApi({ DATABASE_URL: database.url }, { features: [notes] });
      ada = api.client();
      await ada.signIn();
      for (let number = 1; number <= 30; number += 1)
        await ada.post('/api/notes/', { title: `Note ${number}` });
    });
    afterAll(async () => {
      await api.close();
      await database.drop();
    });

    test.each(['', '?page=last', '?search=note&ordering=title'])(
      'takes two queries beyond those of the user: %j',
      async (query) => {
        const forUser = await countStatements(() => ada.me());
        const forList = await countStatements(async () => {
          expect((await (await ada.get(`/api/notes/${query}`)).json()).count).toBe(30);
        });
        expect(forList - forUser).toBe(2);
      },
    );
  });
});
