import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  countNotes,
  createNote,
  deleteNote,
  getNote,
  listNotes,
  type NotePlace,
  updateNote,
} from '@/lib/notes/note-store';
import { noteTables } from '@/lib/notes/tables';
import type { Stores, User } from '@/lib/stores/stores';
import { at, databases, newUser, now, open, type TestDatabase } from '../stores/databases';

describe.each(databases)('notes [$title]', ({ isAbsent, create }) => {
  describe.skipIf(isAbsent)('in a database of their own', () => {
    let database: TestDatabase;
    let stores: Stores;
    let place: NotePlace;
    let ada: User;

    beforeAll(async () => {
      database = await create();
      stores = await open(database.url, { apps: [noteTables] });
      place = { database: stores.database, users: stores.users.reference };
      ada = await makeUser('ada');
    });
    afterAll(async () => {
      await stores.close();
      await database.drop();
    });

    async function makeUser(name: string): Promise<User> {
      const created = await stores.users.create(newUser(name));
      if (created.status !== 'created') throw new Error(name);
      return created.user;
    }

    test('keep their owner and their times', async () => {
      const id = await createNote(place, { owner: ada.id, title: 'Café', body: '', now });
      expect(await updateNote(place, { id, body: 'au lait', now: at(60) })).toBe(true);
      expect(await getNote(place, id)).toEqual({
        id,
        title: 'Café',
        body: 'au lait',
        owner: 'ada',
        ownerId: ada.id,
        createdAt: '2025-06-01T12:00:00Z',
        updatedAt: '2025-06-01T12:01:00Z',
      });
      await deleteNote(place, id);
      expect(await getNote(place, id)).toBeNull();
      expect(await updateNote(place, { id, body: 'gone', now })).toBe(false);
    });

    test('are filtered by owner and terms, ordered, and cut into pages', async () => {
      const eve = await makeUser('eve');
      const titles = ['one', 'Two', 'a_b', 'aXb'];
      for (const [index, title] of titles.entries()) {
        await createNote(place, { owner: eve.id, title, body: 'C:\\temp', now: at(index) });
      }
      await createNote(place, { owner: ada.id, title: 'two', body: '', now });
      const find = async (terms: string[], owner: User | null = eve) => {
        const filter = { owner: owner === null ? null : owner.id, terms };
        const ordering = [{ field: 'created_at', direction: 'asc' } as const];
        const rows = await listNotes(place, { ...filter, ordering, limit: 10, offset: 0 });
        expect(await countNotes(place, filter)).toBe(rows.length);
        return rows.map(({ title }) => title);
      };
      expect(await find(['tWO'])).toEqual(['Two']);
      expect(await find(['a_b'])).toEqual(['a_b']);
      expect(await find(['c:\\', 'o'])).toEqual(['one', 'Two']);
      expect((await find(['two'], null)).sort()).toEqual(['Two', 'two']);
      const page = await listNotes(place, {
        owner: eve.id,
        terms: [],
        ordering: [{ field: 'updated_at', direction: 'desc' }],
        limit: 2,
        offset: 1,
      });
      expect(page.map(({ title }) => title)).toEqual(['a_b', 'Two']);
    });

    test('are deleted with their owner', async () => {
      const bob = await makeUser('bob');
      const id = await createNote(place, { owner: bob.id, title: 'Milk', body: '', now });
      expect(await stores.users.delete(bob.id)).toBe('deleted');
      expect(await getNote(place, id)).toBeNull();
    });
  });
});
