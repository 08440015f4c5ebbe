// The example feature. To build your own: `npm run manage -- startfeature <name>`, or copy this folder (docs/building.md).
import type { Feature } from '@/lib/api/feature/feature';
import { noteRoutes } from './routes';
import { noteTables } from './tables';

export const notes: Feature = { name: 'notes', tables: noteTables, routes: noteRoutes };
