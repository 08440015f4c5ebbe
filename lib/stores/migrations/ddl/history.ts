// What `manage.py migrate` leaves besides tables: the applied migrations, in the order in which Django 5.2 and simplejwt
// 5.5 apply them (there is no token_blacklist 0009), and the content types and permissions that post_migrate makes.
export const MIGRATIONS: readonly (readonly [app: string, name: string])[] = [
  ['contenttypes', '0001_initial'],
  ['contenttypes', '0002_remove_content_type_name'],
  ['auth', '0001_initial'],
  ['auth', '0002_alter_permission_name_max_length'],
  ['auth', '0003_alter_user_email_max_length'],
  ['auth', '0004_alter_user_username_opts'],
  ['auth', '0005_alter_user_last_login_null'],
  ['auth', '0006_require_contenttypes_0002'],
  ['auth', '0007_alter_validators_add_error_messages'],
  ['auth', '0008_alter_user_username_max_length'],
  ['auth', '0009_alter_user_last_name_max_length'],
  ['auth', '0010_alter_group_name_max_length'],
  ['auth', '0011_update_proxy_permissions'],
  ['auth', '0012_alter_user_first_name_max_length'],
  ['sessions', '0001_initial'],
  ['token_blacklist', '0001_initial'],
  ['token_blacklist', '0002_outstandingtoken_jti_hex'],
  ['token_blacklist', '0003_auto_20171017_2007'],
  ['token_blacklist', '0004_auto_20171017_2013'],
  ['token_blacklist', '0005_remove_outstandingtoken_jti'],
  ['token_blacklist', '0006_auto_20171017_2113'],
  ['token_blacklist', '0007_auto_20171017_2214'],
  ['token_blacklist', '0008_migrate_to_bigautofield'],
  ['token_blacklist', '0010_fix_migrate_to_bigautofield'],
  ['token_blacklist', '0011_linearizes_history'],
  ['token_blacklist', '0012_alter_outstandingtoken_user'],
  ['token_blacklist', '0013_alter_blacklistedtoken_options_and_more'],
];

/** Models in the order of their content types; each gets four permissions ("Can add user"). */
export const MODELS: readonly { appLabel: string; model: string; verboseName: string }[] = [
  { appLabel: 'contenttypes', model: 'contenttype', verboseName: 'content type' },
  { appLabel: 'auth', model: 'permission', verboseName: 'permission' },
  { appLabel: 'auth', model: 'group', verboseName: 'group' },
  { appLabel: 'auth', model: 'user', verboseName: 'user' },
  { appLabel: 'sessions', model: 'session', verboseName: 'session' },
  { appLabel: 'token_blacklist', model: 'blacklistedtoken', verboseName: 'Blacklisted Token' },
  { appLabel: 'token_blacklist', model: 'outstandingtoken', verboseName: 'Outstanding Token' },
];
