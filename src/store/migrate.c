/* SPDX-License-Identifier: MIT */
/*
 * Bringing a file up to this program: numbered migrations, then the journal's
 * triggers, made anew whenever the field tables have changed. All of it is one
 * transaction, so a file is the old one or the new one.
 */
#include "hub/base/str.h"

#include "hub/store/stmt.h"

#include "open_priv.h"
#include "store_priv.h"

#include <stdio.h>

static const char TRIGGER_NAMES[] =
    "SELECT name FROM main.sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'";
static const char META_GET[] = "SELECT value FROM meta WHERE key = 'triggers'";
static const char META_SET[] =
    "INSERT INTO main.meta(key,value) VALUES('triggers',?1) ON CONFLICT(key) DO UPDATE SET value = ?1";

static int64_t fingerprint(const char *text)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a, 64 bits */
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
        h = (h ^ *p) * 1099511628211u;
    }
    return (int64_t)(h >> 1);
}

static enum hub_rc run_migrations(struct store *s, int64_t from, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = (size_t)from; rc == HUB_OK && i < store_migration_count; i++) {
        rc = store_exec(s, store_migrations[i].sql, "bring the file up to date", err);
    }
    if (rc == HUB_OK && from < (int64_t)store_migration_count) {
        char sql[64];
        snprintf(sql, sizeof sql, "PRAGMA user_version = %zu", store_migration_count);
        rc = store_exec(s, sql, "bring the file up to date", err);
    }
    return rc;
}

static enum hub_rc drop_triggers(struct store *s, struct arena *a, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    struct sb b = sb_as_is(a);
    enum hub_rc rc = store_prepare(s, TRIGGER_NAMES, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        sb_addf(&b, "DROP TRIGGER \"%s\";", stmt_text(q, 0));
    }
    stmt_done(q);
    return rc == HUB_OK ? store_exec(s, sb_str(&b), "renew its triggers", err) : rc;
}

static enum hub_rc make_triggers(
    struct store *s, const char *triggers, int64_t mark, struct arena *a, struct hub_err *err)
{
    enum hub_rc rc = drop_triggers(s, a, err);
    if (rc == HUB_OK) {
        rc = store_exec(s, triggers, "renew its triggers", err);
    }
    struct stmt *q;
    if (rc == HUB_OK) {
        rc = store_prepare(s, META_SET, &q, err);
    }
    if (rc == HUB_OK) {
        stmt_bind_int(q, 1, mark);
        rc = stmt_run(q, err);
    }
    return rc;
}

static enum hub_rc migrate_in_txn(struct store *s, int64_t version, const char *triggers,
    int64_t mark, struct arena *a, struct hub_err *err)
{
    int64_t have = 0;
    enum hub_rc rc = run_migrations(s, version, err);
    rc = rc == HUB_OK ? txn_note_older(s, version, err) : rc;
    if (rc == HUB_OK) {
        rc = store_number(s, META_GET, &have, err);
    }
    if (rc == HUB_OK && have != mark) {
        rc = make_triggers(s, triggers, mark, a, err);
    }
    if (rc == HUB_OK) {
        rc = journal_load_site(s, err);
    }
    return rc;
}

static enum hub_rc is_current(
    struct store *s, int64_t version, int64_t mark, bool *current, struct hub_err *err)
{
    int64_t have = 0;
    *current = false;
    if (version < (int64_t)store_migration_count) {
        return HUB_OK;
    }
    enum hub_rc rc = store_number(s, META_GET, &have, err);
    if (rc == HUB_OK && have == mark) {
        rc = journal_load_site(s, err);
        *current = rc == HUB_OK;
    }
    return rc;
}

static enum hub_rc read_version(struct store *s, int64_t *version, struct hub_err *err)
{
    enum hub_rc rc = store_number(s, "PRAGMA user_version", version, err);
    if (rc == HUB_OK && *version > (int64_t)store_migration_count) {
        rc = hub_fail(err, HUB_ENEWER,
            "%s was written by a newer hub than this one. Nothing was changed.", s->path);
    }
    return rc;
}

static enum hub_rc migrate_alone(
    struct store *s, const char *triggers, int64_t mark, struct arena *a, struct hub_err *err)
{
    int64_t version = 0;
    enum hub_rc rc = store_exec(s, "BEGIN IMMEDIATE", "bring the file up to date", err);
    if (rc == HUB_OK) { /* read again: another program may have done it while this one waited */
        rc = read_version(s, &version, err);
    }
    if (rc == HUB_OK) {
        rc = migrate_in_txn(s, version, triggers, mark, a, err);
    }
    if (rc == HUB_OK) {
        rc = store_exec(s, "COMMIT", "bring the file up to date", err);
    }
    if (rc != HUB_OK) {
        store_rollback(s);
    }
    s->opening_wrote |= rc == HUB_OK;
    return rc;
}

static enum hub_rc migrate(struct store *s, const struct store_options *o, struct arena *a,
    struct hub_err *err)
{
    int64_t version = 0;
    bool current = false;
    const char *triggers = journal_triggers(o->nouns, o->noun_count, a);
    int64_t mark = fingerprint(triggers);
    enum hub_rc rc = read_version(s, &version, err);
    if (rc == HUB_OK) {
        rc = is_current(s, version, mark, &current, err);
    }
    if (rc != HUB_OK || current) {
        return rc;
    }
    if (s->readonly) {
        return hub_fail(err, HUB_EREADONLY,
            "%s was written by an older hub and must be brought up to date, but it cannot be "
            "written to here. Nothing was changed.",
            s->path);
    }
    bool kept = o->mode == STORE_OPEN || o->image;
    bool older = kept && version > 0 && version < (int64_t)store_migration_count;
    if (older && o->before_migrating) {
        rc = o->before_migrating(o->before_arg, s, version, err);
    }
    return rc == HUB_OK ? migrate_alone(s, triggers, mark, a, err) : rc;
}

enum hub_rc store_migrate(struct store *s, const struct store_options *o, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    enum hub_rc rc = migrate(s, o, scratch, err);
    arena_destroy(scratch);
    return rc;
}
