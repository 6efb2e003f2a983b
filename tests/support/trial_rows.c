/* SPDX-License-Identifier: MIT */
#include "trial_rows.h"

#include <sqlite3.h>
#include <string.h>

#define ROWS \
    "SELECT group_concat('SELECT ''' || name || ' '' || count(*) || '', empty '' || total(' || " \
    "(SELECT group_concat('(\"' || c.name || '\" IS NULL)', '+') FROM pragma_table_info(t.name) AS c) || " \
    "') FROM \"' || name || '\"', ' UNION ALL ') " \
    "FROM (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' " \
    "AND name NOT LIKE 'find\\_%%' ESCAPE '\\' AND name NOT LIKE 'narrow\\_%%' ESCAPE '\\' " \
    "AND name NOT LIKE 'sqlite\\_%%' ESCAPE '\\' " \
    "AND name NOT IN (%s'visit','last_here','due','due_day','meta','site','txn') ORDER BY name) AS t"

static const char *all_rows(struct arena *a, sqlite3 *db, const char *sql)
{
    sqlite3_stmt *q;
    const char *all = "";
    int rc;
    if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK) {
        return arena_printf(a, "(%s)", sqlite3_errmsg(db));
    }
    while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
        all = arena_printf(a, "%s%s\n", all, (const char *)sqlite3_column_text(q, 0));
    }
    all = rc == SQLITE_DONE ? all : arena_printf(a, "(%s)", sqlite3_errmsg(db));
    sqlite3_finalize(q);
    return all;
}

const char *trial_rows(struct arena *a, const char *path, const char *aside)
{
    sqlite3 *db;
    const char *rows = NULL;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
        sqlite3_exec(db, "PRAGMA synchronous=OFF", NULL, NULL, NULL);
        const char *sql = all_rows(a, db, arena_printf(a, ROWS, aside));
        rows = *sql == '(' ? sql : all_rows(a, db, sql);
        const char *whole = all_rows(a, db, "PRAGMA quick_check");
        rows = strcmp(whole, "ok\n") == 0 ? rows : whole;
    }
    sqlite3_close(db);
    return rows;
}
