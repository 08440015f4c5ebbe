// The tables that django-allauth 65 has after all its migrations, with the names that Django gives to constraints and
// indexes: on SQLite statement for statement as sqlite_master shows them, because the table rebuilds of the migrations
// decide the order of the columns.
import type { MigrationTarget } from '../migrations/app-tables';

type Ddl = (target: MigrationTarget) => readonly string[];

export const accountDdl: Ddl = (target) =>
  target.dialect === 'sqlite'
    ? [
        `CREATE TABLE "account_emailaddress" (${sqliteId}, "verified" bool NOT NULL, "primary" bool NOT NULL, ${sqliteUser(target)}, "email" varchar(254) NOT NULL)`,
        `CREATE TABLE "account_emailconfirmation" (${sqliteId}, "created" datetime NOT NULL, "sent" datetime NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL ${references('account_emailaddress')})`,
        `CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id")`,
        `CREATE UNIQUE INDEX "account_emailaddress_user_id_email_987c8728_uniq" ON "account_emailaddress" ("user_id", "email")`,
        `CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified"`,
        `CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email")`,
        `CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id")`,
        primaryAddress,
      ]
    : [
        `CREATE TABLE "account_emailaddress" (${postgresId('integer')}, "email" varchar(254) NOT NULL, "verified" boolean NOT NULL, "primary" boolean NOT NULL, ${postgresUser(target)})`,
        `CREATE TABLE "account_emailconfirmation" (${postgresId('integer')}, "created" timestamp with time zone NOT NULL, "sent" timestamp with time zone NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL)`,
        userKey(target, 'account_emailaddress', '2c513194'),
        `ALTER TABLE "account_emailconfirmation" ADD CONSTRAINT "account_emailconfirm_email_address_id_5b7f8c58_fk_account_e" FOREIGN KEY ("email_address_id") ${references('account_emailaddress')}`,
        `ALTER TABLE "account_emailaddress" ADD CONSTRAINT "account_emailaddress_user_id_email_987c8728_uniq" UNIQUE ("user_id", "email")`,
        `CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id")`,
        `CREATE INDEX "account_emailconfirmation_key_f43612bd_like" ON "account_emailconfirmation" ("key" varchar_pattern_ops)`,
        `CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id")`,
        `CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified"`,
        `CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email")`,
        `CREATE INDEX "account_emailaddress_email_03be32b2_like" ON "account_emailaddress" ("email" varchar_pattern_ops)`,
        primaryAddress,
      ];

export const mfaDdl: Ddl = (target) =>
  target.dialect === 'sqlite'
    ? [
        `CREATE TABLE "mfa_authenticator" (${sqliteId}, "type" varchar(20) NOT NULL, ${sqliteJson('data')}, ${sqliteUser(target)}, "created_at" datetime NOT NULL, "last_used_at" datetime NULL)`,
        `CREATE INDEX "mfa_authenticator_user_id_0c3a50c0" ON "mfa_authenticator" ("user_id")`,
        oneOfAType,
      ]
    : [
        `CREATE TABLE "mfa_authenticator" (${postgresId('bigint')}, "type" varchar(20) NOT NULL, "data" jsonb NOT NULL, ${postgresUser(target)}, "created_at" timestamp with time zone NOT NULL, "last_used_at" timestamp with time zone NULL)`,
        userKey(target, 'mfa_authenticator', '0c3a50c0'),
        `CREATE INDEX "mfa_authenticator_user_id_0c3a50c0" ON "mfa_authenticator" ("user_id")`,
        oneOfAType,
      ];

export const socialAccountDdl: Ddl = (target) =>
  target.dialect === 'sqlite'
    ? [
        `CREATE TABLE "socialaccount_socialapp" (${sqliteId}, "provider" varchar(30) NOT NULL, "name" varchar(40) NOT NULL, "client_id" varchar(191) NOT NULL, "secret" varchar(191) NOT NULL, "key" varchar(191) NOT NULL, "provider_id" varchar(200) NOT NULL, ${sqliteJson('settings')})`,
        `CREATE TABLE "socialaccount_socialtoken" (${sqliteId}, "token" text NOT NULL, "token_secret" text NOT NULL, "expires_at" datetime NULL, "account_id" integer NOT NULL ${references('socialaccount_socialaccount')}, "app_id" integer NULL ${references('socialaccount_socialapp')})`,
        `CREATE UNIQUE INDEX "socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq" ON "socialaccount_socialtoken" ("app_id", "account_id")`,
        `CREATE INDEX "socialaccount_socialtoken_account_id_951f210e" ON "socialaccount_socialtoken" ("account_id")`,
        `CREATE INDEX "socialaccount_socialtoken_app_id_636a42d7" ON "socialaccount_socialtoken" ("app_id")`,
        `CREATE TABLE "socialaccount_socialaccount" (${sqliteId}, "provider" varchar(200) NOT NULL, "uid" varchar(191) NOT NULL, "last_login" datetime NOT NULL, "date_joined" datetime NOT NULL, ${sqliteUser(target)}, ${sqliteJson('extra_data')})`,
        `CREATE UNIQUE INDEX "socialaccount_socialaccount_provider_uid_fc810c6e_uniq" ON "socialaccount_socialaccount" ("provider", "uid")`,
        `CREATE INDEX "socialaccount_socialaccount_user_id_8146e70c" ON "socialaccount_socialaccount" ("user_id")`,
      ]
    : [
        `CREATE TABLE "socialaccount_socialaccount" (${postgresId('integer')}, "provider" varchar(200) NOT NULL, "uid" varchar(191) NOT NULL, "last_login" timestamp with time zone NOT NULL, "date_joined" timestamp with time zone NOT NULL, "extra_data" jsonb NOT NULL, ${postgresUser(target)})`,
        `CREATE TABLE "socialaccount_socialapp" (${postgresId('integer')}, "provider" varchar(30) NOT NULL, "name" varchar(40) NOT NULL, "client_id" varchar(191) NOT NULL, "secret" varchar(191) NOT NULL, "key" varchar(191) NOT NULL, "provider_id" varchar(200) NOT NULL, "settings" jsonb NOT NULL)`,
        `CREATE TABLE "socialaccount_socialtoken" (${postgresId('integer')}, "token" text NOT NULL, "token_secret" text NOT NULL, "expires_at" timestamp with time zone NULL, "account_id" integer NOT NULL, "app_id" integer NULL)`,
        `ALTER TABLE "socialaccount_socialtoken" ADD CONSTRAINT "socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq" UNIQUE ("app_id", "account_id")`,
        `ALTER TABLE "socialaccount_socialaccount" ADD CONSTRAINT "socialaccount_socialaccount_provider_uid_fc810c6e_uniq" UNIQUE ("provider", "uid")`,
        userKey(target, 'socialaccount_socialaccount', '8146e70c'),
        `CREATE INDEX "socialaccount_socialaccount_user_id_8146e70c" ON "socialaccount_socialaccount" ("user_id")`,
        `ALTER TABLE "socialaccount_socialtoken" ADD CONSTRAINT "socialaccount_social_account_id_951f210e_fk_socialacc" FOREIGN KEY ("account_id") ${references('socialaccount_socialaccount')}`,
        `ALTER TABLE "socialaccount_socialtoken" ADD CONSTRAINT "socialaccount_social_app_id_636a42d7_fk_socialacc" FOREIGN KEY ("app_id") ${references('socialaccount_socialapp')}`,
        `CREATE INDEX "socialaccount_socialtoken_account_id_951f210e" ON "socialaccount_socialtoken" ("account_id")`,
        `CREATE INDEX "socialaccount_socialtoken_app_id_636a42d7" ON "socialaccount_socialtoken" ("app_id")`,
      ];

export const userSessionsDdl: Ddl = (target) =>
  target.dialect === 'sqlite'
    ? [
        `CREATE TABLE "usersessions_usersession" (${sqliteId}, "created_at" datetime NOT NULL, "ip" char(39) NOT NULL, "last_seen_at" datetime NOT NULL, "session_key" varchar(40) NOT NULL UNIQUE, "user_agent" varchar(200) NOT NULL, ${sqliteJson('data')}, ${sqliteUser(target)})`,
        `CREATE INDEX "usersessions_usersession_user_id_af5e0a6d" ON "usersessions_usersession" ("user_id")`,
      ]
    : [
        `CREATE TABLE "usersessions_usersession" (${postgresId('bigint')}, "created_at" timestamp with time zone NOT NULL, "ip" inet NOT NULL, "last_seen_at" timestamp with time zone NOT NULL, "session_key" varchar(40) NOT NULL UNIQUE, "user_agent" varchar(200) NOT NULL, "data" jsonb NOT NULL, ${postgresUser(target)})`,
        userKey(target, 'usersessions_usersession', 'af5e0a6d'),
        `CREATE INDEX "usersessions_usersession_session_key_fd35de43_like" ON "usersessions_usersession" ("session_key" varchar_pattern_ops)`,
        `CREATE INDEX "usersessions_usersession_user_id_af5e0a6d" ON "usersessions_usersession" ("user_id")`,
      ];

const primaryAddress = `CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary"`;
const oneOfAType = `CREATE UNIQUE INDEX "unique_authenticator_type" ON "mfa_authenticator" ("user_id", "type") WHERE "type" IN ('totp', 'recovery_codes')`;

const sqliteId = `"id" integer NOT NULL PRIMARY KEY AUTOINCREMENT`;

function sqliteUser({ userTable, userIdColumn, userIdType }: MigrationTarget): string {
  return `"user_id" ${userIdType} NOT NULL ${references(userTable, userIdColumn)}`;
}

function sqliteJson(column: string): string {
  return `"${column}" text NOT NULL CHECK ((JSON_VALID("${column}") OR "${column}" IS NULL))`;
}

function postgresId(type: 'integer' | 'bigint'): string {
  return `"id" ${type} NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY`;
}

function postgresUser({ userIdType }: MigrationTarget): string {
  return `"user_id" ${userIdType} NOT NULL`;
}

function userKey({ userTable, userIdColumn }: MigrationTarget, table: string, hash: string): string {
  const name = constraintName(table, 'user_id', `${hash}_fk_${userTable}_${userIdColumn}`);
  return `ALTER TABLE "${table}" ADD CONSTRAINT "${name}" FOREIGN KEY ("user_id") ${references(userTable, userIdColumn)}`;
}

function references(table: string, column = 'id'): string {
  return `REFERENCES "${table}" ("${column}") DEFERRABLE INITIALLY DEFERRED`;
}

const longestName = 63;

/** django.db.backends.base.schema._create_index_name(): what PostgreSQL would cut is shortened evenly. */
function constraintName(table: string, column: string, ending: string): string {
  const name = `${table}_${column}_${ending}`;
  if (name.length <= longestName) return name;
  const end = ending.slice(0, longestName / 3);
  const rest = Math.floor((longestName - end.length) / 2) - 1;
  return `${table.slice(0, rest)}_${column.slice(0, rest)}_${end}`;
}
