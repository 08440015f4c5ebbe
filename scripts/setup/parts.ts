// The parts of the starter that a product can do without. A part is a set of paths that exist only for it, npm scripts, and
// lines marked with `setup: <part>` elsewhere (see marks.ts). Library files that nothing imports any more, their tests
// and their dependencies go with it, and need no entry here.

export type PartName =
  | 'backend'
  | 'api'
  | 'django'
  | 'notes'
  | 'tour'
  | 'dialects'
  | 'handoff'
  | 'bridges'
  | 'doctor'
  | 'metrics'
  | 'factors'
  | 'conformance'
  | 'chaos'
  | 'benchmark'
  | 'starter';

export type Part = {
  /** As the question and `--dry-run` name it. */
  title: string;
  paths: readonly string[];
  scripts?: readonly string[];
  /** Removed as well when one of these is. */
  needs?: readonly PartName[];
};

export const parts: Record<PartName, Part> = {
  backend: { title: 'A back end in this repository', paths: [] },
  api: {
    title: 'The auth API in TypeScript',
    paths: [
      'lib/api',
      'lib/manage',
      'lib/manage.ts',
      'lib/features.ts',
      'lib/notes',
      'docs/building.md',
      'docker/api.Dockerfile',
      'scripts/build-api.ts',
      'scripts/pages/axe.ts',
      'scripts/pages/lighthouse.ts',
      'tests/lighthouse',
      'docs/accounts.md',
      'docs/scaling.md',
    ],
    scripts: ['dev:mounted', 'build:api', 'start:api', 'api', 'manage', 'axe', 'lighthouse', 'screenshots'],
  },
  django: {
    title: 'The auth API as a Django package, with a project that uses it',
    paths: [
      'django',
      'tests/support/django',
      'tests/deployment/django-app.test.ts',
      'tests/deployment/django-package.test.ts',
      'docker/django.Dockerfile',
      'docs/django.md',
    ],
    scripts: ['dev:django'],
  },
  notes: {
    title: 'Notes: the example of a feature of your own, to copy',
    paths: [
      'lib/notes',
      'lib/contract/notes.ts',
      'app/(private)/notes',
      'django/project/notes',
      'tests/lib/notes',
      'tests/app/notes',
      'tests/e2e/notes.spec.ts',
      'tests/django/cases/notes.ts',
    ],
  },
  tour: {
    title: 'The tour: home page, inspector and hints that explain the starter',
    paths: ['tour', 'tests/tour', 'tests/e2e/tour', 'docs/images', 'scripts/pages/screenshots.ts'],
    scripts: ['screenshots'],
  },
  dialects: {
    title: 'Dialects: paths and bodies that other front ends expect of an auth API',
    paths: ['lib/api/optional/dialects', 'tests/e2e/matrix/dialects.spec.ts'],
    needs: ['api'],
  },
  handoff: {
    title: 'Handoff: sign-in where the API is on another site than the pages',
    paths: [
      'lib/api/optional/handoff',
      'lib/auth/handoff',
      'lib/auth/browser/hand-over.ts',
      'lib/contract/handoff.ts',
      'django/auth_contract/handoff.py',
    ],
  },
  bridges: {
    title: 'Bridges: in front of a Django that answers with a common package instead of the contract',
    paths: [
      'lib/bridges',
      'tests/bridges',
      'docs/bridges.md',
      'docs/decisions/012-bridges-in-front-of-other-back-ends.md',
    ],
    scripts: ['test:bridges'],
  },
  factors: {
    title: 'Second factors: TOTP, recovery codes and passkeys, in the tables of django-allauth',
    paths: [
      'lib/api/factors',
      'app/_factors',
      'app/(private)/account/factors',
      'app/(public)/login/factor',
      'app/(public)/login/passkey-sign-in.tsx',
      'lib/auth/forms/second-step.ts',
      'lib/stores/allauth/factors.ts',
      'lib/stores/allauth/used-codes.ts',
      'tests/lib/api/factors',
      'tests/vectors/allauth/mfa_webauthn.json',
      'tests/lib/auth/browser/second-factor.test.ts',
    ],
  },
  doctor: {
    title: 'npm run doctor, which explains the settings',
    paths: ['lib/manage/doctor.ts', 'lib/manage/doctor-live.ts', 'lib/manage/browser-cookies.ts'],
    scripts: ['doctor'],
    needs: ['api'],
  },
  metrics: {
    title: 'Metrics for Prometheus, with a dashboard for Grafana',
    paths: ['lib/api/metrics', 'tests/lib/api/metrics', 'docs/metrics.md', 'docs/grafana-dashboard.json'],
    needs: ['api'],
  },
  conformance: {
    title: 'The conformance run and the browser matrix: our API and a real Django, in every shape',
    paths: ['tests/django', 'tests/e2e/matrix', 'tests/bridges', 'tests/browsers', 'tests/vercel'],
    scripts: ['test:django', 'test:bridges', 'test:browsers', 'test:vercel'],
    needs: ['api', 'django'],
  },
  chaos: {
    title: 'The chaos and fuzzing runs',
    paths: ['tests/chaos', 'tests/schemathesis'],
    scripts: ['test:chaos', 'test:schema'],
    needs: ['api'],
  },
  benchmark: {
    title: 'The benchmark',
    paths: ['tests/bench', 'docs/benchmark', 'docs/benchmark.md'],
    scripts: ['bench'],
    needs: ['conformance'],
  },
  starter: {
    title: 'What maintains the starter itself',
    paths: ['scripts/setup', 'tests/setup', 'tests/scripts/setup', 'CHANGELOG.md', '.github/ISSUE_TEMPLATE'],
    scripts: ['test:setup'],
  },
};

/** The given parts and every part that needs one of them. */
export function withDependents(removed: Iterable<PartName>): Set<PartName> {
  const all = new Set(removed);
  let size = -1;
  while (size !== all.size) {
    size = all.size;
    for (const [name, { needs = [] }] of Object.entries(parts) as [PartName, Part][]) {
      if (needs.some((need) => all.has(need))) all.add(name);
    }
  }
  return all;
}
