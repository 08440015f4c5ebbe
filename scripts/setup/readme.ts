// README of the product: what it is, how to run it, and where things are.
import type { Choices } from './choices';
import type { PartName } from './parts';
import type { ProductName } from './rename';

export function productReadme(name: ProductName, choices: Choices, removed: ReadonlySet<PartName>): string {
  const has = (part: PartName) => !removed.has(part);
  const line = (isShown: boolean, text: string) => (isShown ? [text] : []);
  return [
    `# ${name.title}`,
    '',
    `A Next.js front end with ${describeBackend(choices)}. People stay signed in by \`AUTH_STRATEGY=${choices.strategy}\`.`,
    '',
    '```sh',
    'npm ci && npm run dev     # http://localhost:3000',
    'npm ci && npm test',
    '```',
    '',
    ...firstRun(choices),
    '',
    '| where | what |',
    '|---|---|',
    '| `app/(private)` | pages for signed-in users: a page put here is private |',
    '| `app/(public)` | pages for everybody |',
    '| `components/` | presentational parts; name and mark are in `components/brand.tsx`, colours and typefaces in `app/theme.css` |',
    '| `lib/auth/` | who is signed in: `requireUser()`, `useAuth()`, the guard behind `middleware.ts` |',
    ...line(
      has('api'),
      '| `lib/api/` | the auth API; `customization.ts` adds fields and claims of your own |',
    ),
    ...line(has('django'), '| `django/` | the auth API as a Django app, and the project that uses it |'),
    '| `lib/contract/` | the schemas of every request and answer |',
    '',
    '## Documents',
    '',
    '- [Settings](docs/settings.md), [deployment](docs/deployment.md), [security](docs/security.md)',
    ...line(has('api'), '- [Accounts and mail](docs/accounts.md)'),
    ...line(has('django'), '- [Django](docs/django.md)'),
    ...line(has('bridges'), '- [Bridges](docs/bridges.md)'),
    ...line(has('notes') && has('api'), '- [Building a feature](docs/building.md)'),
    '- [Take later changes of the starter](UPGRADING.md)',
    '',
  ].join('\n');
}

function describeBackend({ backend }: Choices): string {
  if (backend === 'typescript') return 'a Django-compatible auth API in TypeScript';
  return backend === 'django' ? 'a Django back end in `django/`' : 'a Django back end elsewhere';
}

function firstRun({ backend }: Choices): string[] {
  if (backend === 'typescript') {
    return ['The first start creates an SQLite file and the user `demo` with the password `demo-password`.'];
  }
  if (backend === 'django') {
    return [
      'Needs Python 3.10 or later. The first start installs Django into `.venv`, creates an SQLite file and the user `demo` with',
      'the password `demo-password`.',
    ];
  }
  if (backend === 'bridge') {
    return [
      '`AUTH_API_URL` in `.env` says where your Django answers, and `AUTH_BACKEND` which package it has: [bridges](docs/bridges.md).',
    ];
  }
  return ['`AUTH_API_URL` in `.env` says where the back end answers.'];
}
