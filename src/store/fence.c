/* SPDX-License-Identifier: MIT */
/*
 * SQLite's authorizer: asked of each statement as it is prepared. No other file may be attached, no
 * table made or dropped, no setting changed but those below; and where a sight is set, what a view
 * stands before is read through the view, or by the triggers of the file, or is being written.
 */
#include "hub/base/str.h"

#include "sight_priv.h"

#include <string.h>
#include <strings.h>

static const char PRAGMAS[] =
    "foreign_keys|recursive_triggers|temp_store|cell_size_check|synchronous|journal_mode|"
    "application_id|user_version|data_version|integrity_check|secure_delete|defer_foreign_keys|"
    "wal_checkpoint|page_count|foreign_key_list|table_list|table_info|foreign_key_check";

/* Triggers of the file, and views that only these ask; what FTS5 keeps for itself. */
static const char *const OURS[] = {"journal_", "find_", "narrow_", "sqlite_returning"};

static bool is_ours(const char *name, int (*compare)(const char *, const char *, size_t))
{
    for (size_t i = 0; i < sizeof OURS / sizeof *OURS; i++) {
        if (compare(name, OURS[i], strlen(OURS[i])) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_written(const struct fence *f, const char *table)
{
    for (size_t i = 0; i < f->written_count; i++) {
        if (strcmp(f->written[i], table) == 0) {
            return true;
        }
    }
    return false;
}

static void note_written(struct fence *f, const char *table)
{
    if (f->written_count < FENCE_WRITTEN && !is_written(f, table) &&
        strlen(table) < sizeof *f->written) {
        memcpy(f->written[f->written_count++], table, strlen(table) + 1);
    }
}

/*
 * `by`: the view or trigger that asks; NULL: the statement itself. Where no column of a table is
 * read ("count(*)") it is told as the statement's own though a view asks, which was told before.
 */
static bool reads_past(
    const struct store *s, const char *table, const char *column, const char *in, const char *by)
{
    if (!s->sight || !s->fence.asking || str_eq(in, "temp") || str_starts(table, "sqlite_")) {
        return false;
    }
    struct seen *view = sight_of(s, table);
    const struct seen *asker = by ? sight_of(s, by) : NULL;
    bool asks = asker && strcmp(asker->table, by) == 0;
    if (view && asks) {
        view->turn = s->fence.turn;
    }
    if (asks || (by && is_ours(by, strncmp)) || (view && !in)) {
        return false;
    }
    bool told = view && str_empty(column) && view->turn == s->fence.turn;
    bool refers = !by && s->fence.writes; /* a foreign key's look at the other table */
    return (view || is_ours(table, strncasecmp)) && !told && !refers && !is_written(&s->fence, table);
}

static int may_read(
    struct store *s, const char *table, const char *column, const char *in, const char *by)
{
    if (!reads_past(s, table, column, in, by)) {
        return SQLITE_OK;
    }
    s->fence.past = true;
    return s->fence.trusted > 0 || s->sight->paused > 0 ? SQLITE_OK : SQLITE_DENY;
}

static int may_set(const struct store *s, const char *name)
{
    return s->fence.making > 0 || str_part_index(PRAGMAS, name) >= 0 ? SQLITE_OK : SQLITE_DENY;
}

static int allow(void *arg, int action, const char *what, const char *detail, const char *in,
    const char *by)
{
    struct store *s = arg;
    switch (action) {
    case SQLITE_READ:
        return may_read(s, what, detail, in, by);
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        if (!by) {
            note_written(&s->fence, what);
        }
        return SQLITE_OK;
    case SQLITE_SELECT:
    case SQLITE_FUNCTION:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_RECURSIVE:
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_CREATE_TEMP_INDEX:
    case SQLITE_DROP_TEMP_TABLE:
        return SQLITE_OK;
    case SQLITE_PRAGMA:
        return may_set(s, what);
    default:
        return s->fence.making > 0 ? SQLITE_OK : SQLITE_DENY;
    }
}

void fence_up(struct store *s)
{
    sqlite3_set_authorizer(s->db, allow, s);
}

int fence_prepare(struct store *s, const char *sql, sqlite3_stmt **out, bool *past)
{
    struct fence outer = s->fence;
    s->fence.asking = true;
    s->fence.past = false;
    s->fence.written_count = 0;
    s->fence.writes = str_starts(sql, "INSERT") || str_starts(sql, "UPDATE") || str_starts(sql, "DELETE");
    s->fence.turn = s->sight ? ++s->sight->turns : 0;
    int rc = sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);
    *past = s->fence.past;
    s->fence = outer;
    return rc;
}

bool fence_open(const struct store *s)
{
    return !s->sight || s->fence.trusted > 0 || s->sight->paused > 0;
}

void fence_trust(struct store *s, bool on)
{
    s->fence.trusted += on ? 1 : -1;
}
