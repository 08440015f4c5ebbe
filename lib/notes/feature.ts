// What the API is given of the notes. docs/building.md says how such a folder is made and changed.
import type { Feature } from '@/lib/api/feature/feature';
import { noteRoutes } from './routes';
import { noteTables } from './tables';

export const notes: Feature = { name: 'notes', tables: noteTables, routes: noteRoutes };
