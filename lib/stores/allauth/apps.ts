// django-allauth's apps as `npm run manage -- migrate` makes them and as a deleted user leaves them. Their migrations are
// made at once, in their last form, and recorded one by one, so that a Django project with allauth has nothing left to do.
import type { AppTables, Migration } from '../migrations/app-tables';
import { accountDdl, mfaDdl, socialAccountDdl, userSessionsDdl } from './ddl';

export const accountApp: AppTables = {
  label: 'account',
  isMadeAtOnce: true,
  models: [
    { model: 'emailaddress', verboseName: 'email address' },
    { model: 'emailconfirmation', verboseName: 'email confirmation' },
  ],
  migrations: recordedAs(accountDdl, [
    '0001_initial',
    '0002_email_max_length',
    '0003_alter_emailaddress_create_unique_verified_email',
    '0004_alter_emailaddress_drop_unique_email',
    '0005_emailaddress_idx_upper_email',
    '0006_emailaddress_lower',
    '0007_emailaddress_idx_email',
    '0008_emailaddress_unique_primary_email_fixup',
    '0009_emailaddress_unique_primary_email',
  ]),
  userColumns: [
    {
      table: 'account_emailconfirmation',
      column: 'email_address_id',
      through: 'account_emailaddress',
      onDelete: 'cascade',
    },
    { table: 'account_emailaddress', column: 'user_id', onDelete: 'cascade' },
  ],
};

export const mfaApp: AppTables = {
  label: 'mfa',
  isMadeAtOnce: true,
  models: [{ model: 'authenticator', verboseName: 'authenticator' }],
  migrations: recordedAs(mfaDdl, [
    '0001_initial',
    '0002_authenticator_timestamps',
    '0003_authenticator_type_uniq',
  ]),
  userColumns: [{ table: 'mfa_authenticator', column: 'user_id', onDelete: 'cascade' }],
};

/** @public */
export const socialAccountApp: AppTables = {
  label: 'socialaccount',
  isMadeAtOnce: true,
  models: [
    { model: 'socialaccount', verboseName: 'social account' },
    { model: 'socialapp', verboseName: 'social application' },
    { model: 'socialtoken', verboseName: 'social application token' },
  ],
  migrations: recordedAs(socialAccountDdl, [
    '0001_initial',
    '0002_token_max_lengths',
    '0003_extra_data_default_dict',
    '0004_app_provider_id_settings',
    '0005_socialtoken_nullable_app',
    '0006_alter_socialaccount_extra_data',
  ]),
  userColumns: [
    {
      table: 'socialaccount_socialtoken',
      column: 'account_id',
      through: 'socialaccount_socialaccount',
      onDelete: 'cascade',
    },
    { table: 'socialaccount_socialaccount', column: 'user_id', onDelete: 'cascade' },
  ],
};

const userSessionsApp: AppTables = {
  label: 'usersessions',
  isMadeAtOnce: true,
  models: [{ model: 'usersession', verboseName: 'user session' }],
  migrations: recordedAs(userSessionsDdl, ['0001_initial']),
  userColumns: [{ table: 'usersessions_usersession', column: 'user_id', onDelete: 'cascade' }],
};

/** All of them, in the order in which Django migrates them. */
export const allauthApps: readonly AppTables[] = [accountApp, mfaApp, socialAccountApp, userSessionsApp];

/** The first migration makes everything; the others have nothing left to do. */
function recordedAs(statements: Migration['statements'], names: readonly string[]): Migration[] {
  return names.map((name, index) => ({ name, statements: index === 0 ? statements : () => [] }));
}
