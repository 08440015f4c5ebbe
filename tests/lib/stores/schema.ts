// Reads the schema of a database in the form of the fixtures that a real Django filled.
import { readFileSync } from 'node:fs';
import { runSql } from './databases';

const POSTGRES_SCHEMA = `
  SELECT line FROM (
    SELECT format('column %s.%s %s%s%s', table_name, column_name,
        data_type || coalesce('(' || character_maximum_length || ')', ''),
        CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END,
        CASE is_identity WHEN 'YES' THEN ' identity ' || identity_generation ELSE '' END) AS line
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL
    SELECT format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT format('sequence %s %s', sequencename, data_type) FROM pg_sequences WHERE schemaname = 'public'
  ) shape ORDER BY line COLLATE "C"`;

const SQLITE_SCHEMA = `
  SELECT sql AS line FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name`;

const ROWS = [
  `SELECT 'migration ' || app || '.' || name AS line FROM django_migrations ORDER BY id`,
  `SELECT 'content type ' || app_label || '.' || model AS line FROM django_content_type ORDER BY id`,
  `SELECT 'permission ' || c.app_label || '.' || p.codename || ' ' || p.name AS line
     FROM auth_permission p JOIN django_content_type c ON c.id = p.content_type_id ORDER BY p.id`,
];

export async function readSchema(databaseUrl: string): Promise<string[]> {
  return readLines(databaseUrl, databaseUrl.startsWith('sqlite') ? SQLITE_SCHEMA : POSTGRES_SCHEMA);
}

export async function readRows(databaseUrl: string): Promise<string[]> {
  return readLines(databaseUrl, ...ROWS);
}

export function readFixture(name: string): string[] {
  const text = readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

async function readLines(databaseUrl: string, ...queries: string[]): Promise<string[]> {
  const results = await runSql(databaseUrl, ...queries);
  return results.flat().map((row) => {
    if (typeof row === 'object' && row !== null && 'line' in row) return String(row.line);
    throw new Error('Each query names its one column "line".');
  });
}
