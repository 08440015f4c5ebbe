// The table notes_note. The model Note of django/project/notes describes it too.
import type { Generated } from 'kysely';
import type { Time } from '@/lib/stores/database/tables';
import type { AppTables } from '@/lib/stores/migrations/app-tables';
import { migrations } from './migrations/all';

/** For Kysely: `database.kysely.withTables<NoteTables>()`. */
export type NoteTables = {
  notes_note: {
    id: Generated<number>;
    title: string;
    body: string;
    created_at: Time;
    updated_at: Time;
    owner_id: number | string;
  };
};

export const noteTables: AppTables = {
  label: 'notes',
  models: [{ model: 'note', verboseName: 'note' }],
  migrations,
  userColumns: [{ table: 'notes_note', column: 'owner_id', onDelete: 'cascade' }],
};
