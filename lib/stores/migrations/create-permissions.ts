// Content types and permissions of models, as Django's post_migrate makes them: what is there already stays as it is.
import type { Kysely } from 'kysely';
import { type Steps, step } from '../database/database';
import type { DjangoTables } from '../database/tables';

const actions = ['add', 'change', 'delete', 'view'] as const;

export type Model = { appLabel: string; model: string; verboseName: string };

export function* createPermissions(kysely: Kysely<DjangoTables>, models: readonly Model[]): Steps<void> {
  yield* step(
    kysely
      .insertInto('django_content_type')
      .values(models.map(({ appLabel, model }) => ({ app_label: appLabel, model })))
      .onConflict((conflict) => conflict.doNothing()),
  );
  const labels = [...new Set(models.map(({ appLabel }) => appLabel))];
  const { rows } = yield* step(
    kysely
      .selectFrom('django_content_type')
      .select(['id', 'app_label', 'model'])
      .where('app_label', 'in', labels),
  );
  const ids = new Map(rows.map(({ id, app_label, model }) => [`${app_label}.${model}`, id]));
  yield* step(
    kysely
      .insertInto('auth_permission')
      .values(
        models.flatMap(({ appLabel, model, verboseName }) =>
          actions.map((action) => ({
            content_type_id: ids.get(`${appLabel}.${model}`) ?? 0,
            codename: `${action}_${model}`,
            name: `Can ${action} ${verboseName}`,
          })),
        ),
      )
      .onConflict((conflict) => conflict.doNothing()),
  );
}
