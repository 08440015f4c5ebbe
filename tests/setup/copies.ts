// The copies that the setup run makes: each choice at least once, the smallest, and everything kept.
import type { Choices } from '@/scripts/setup/choices';

export type Copy = {
  title: string;
  choices: Omit<Choices, 'name'>;
  /** A feature that is begun in it, for all checks that follow. */
  feature?: string;
  /** Playwright project whose journey the copy passes. */
  project: string;
};

const everything: Choices['keep'] = [
  'notes',
  'tour',
  'dialects',
  'handoff',
  'bridges',
  'doctor',
  'metrics',
  'conformance',
  'chaos',
  'benchmark',
];

export const copies: readonly Copy[] = [
  {
    title: 'smallest',
    choices: { strategy: 'session', backend: 'external', keep: [] },
    project: 'session external [TEST_API_URL]',
  },
  {
    // Its journey is with a back end that needs none; `npm run test:bridges` is about those that do.
    title: 'a bridge',
    choices: { strategy: 'jwt', backend: 'bridge', keep: [] },
    project: 'jwt external [TEST_API_URL]',
  },
  {
    title: 'defaults',
    choices: { strategy: 'session', backend: 'typescript', keep: [] },
    feature: 'projects',
    project: 'session proxied',
  },
  {
    title: 'jwt mounted',
    choices: { strategy: 'jwt', backend: 'typescript', keep: ['doctor'] },
    project: 'jwt mounted',
  },
  {
    title: 'hybrid',
    choices: { strategy: 'hybrid', backend: 'typescript', keep: ['notes', 'dialects'] },
    project: 'hybrid proxied',
  },
  {
    title: 'two sites',
    choices: { strategy: 'jwt', backend: 'typescript', keep: ['handoff', 'doctor'] },
    project: 'jwt proxied',
  },
  {
    title: 'Django in the repository',
    choices: { strategy: 'session', backend: 'django', keep: [] },
    project: 'session Django [Python]',
  },
  {
    title: 'Django, jwt, two sites',
    choices: { strategy: 'jwt', backend: 'django', keep: ['notes', 'handoff', 'tour'] },
    project: 'jwt Django [Python]',
  },
  {
    title: 'everything',
    choices: { strategy: 'session', backend: 'typescript', keep: everything },
    feature: 'projects',
    project: 'session mounted',
  },
];
