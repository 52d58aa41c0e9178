/**
 * The statements and migrations are SQLite's; these are the only words in which PostgreSQL differs. TEXT is compared
 * byte by byte, so that both engines put the same order.
 */
const TABLES: readonly (readonly [RegExp, string])[] = [
  [/\bINTEGER\b/g, "BIGINT"],
  [/\bBLOB\b/g, "BYTEA"],
  [/\bTEXT\b/g, 'TEXT COLLATE "C"'],
  [/\)\s*WITHOUT ROWID\b/g, ")"],
];

const STATEMENTS: readonly (readonly [RegExp, string])[] = [
  [
    /SELECT value FROM json_each\((\$\d+)\)/g,
    "SELECT value::bigint FROM json_array_elements_text($1) AS listed(value)",
  ],
];

export function migrationForPostgres(sql: string): string {
  return TABLES.reduce((text, [word, postgres]) => text.replace(word, postgres), sql);
}

export function statementForPostgres(sql: string): string {
  return STATEMENTS.reduce((text, [word, postgres]) => text.replace(word, postgres), sql);
}
