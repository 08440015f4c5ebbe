// The migrations in their order. `npm run manage -- makemigration notes <name>` writes the next one and this file.
import { migration as m0001 } from './0001_initial';

export const migrations = [m0001];
