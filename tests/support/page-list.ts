// Before the first unit test: what next.config.ts does before a build, so that a page that was just added is known.
import { fileURLToPath } from 'node:url';
import { writePageList } from '@/lib/auth/pages/keep-page-list';

export default function prepare(): void {
  writePageList(fileURLToPath(new URL('../..', import.meta.url)));
}
