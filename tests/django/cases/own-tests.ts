// The Django app's own tests (django/tests) under this version.

import type { DjangoVersion } from '@/tests/support/django/python';
import { testDjangoApp } from '@/tests/support/django/servers';
import type { Checker } from '../report';

export async function checkOwnTests(version: DjangoVersion, check: Checker): Promise<void> {
  const { ok, output } = await testDjangoApp(version);
  check.isTrue('both agree', 'pytest', ok, output.slice(-4000));
}
