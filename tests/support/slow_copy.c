/* SPDX-License-Identifier: MIT */
#include "slow_copy.h"

#include "hub/base/str.h"
#include "hub/model/holding.h"
#include "unit.h"

int64_t slow_number(struct slow_copy *w, const char *sql)
{
    sqlite3_stmt *q;
    if (sqlite3_prepare_v2(w->db, sql, -1, &q, NULL) != SQLITE_OK) {
        fail_msg("%s: %s", sql, sqlite3_errmsg(w->db));
    }
    int64_t n = sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
    sqlite3_finalize(q);
    return n;
}

void slow_tell(struct slow_copy *w, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(w->db, sql, NULL, NULL, &why) != SQLITE_OK) {
        fail_msg("%s: %s", sql, why);
    }
}

#define TELL(w, ...) slow_tell(w, arena_printf((w)->a, __VA_ARGS__))

static const char *owner_table(const struct noun *n)
{
    const struct field *f = n->owner ? noun_field(n, n->owner) : NULL;
    return f && f->type == FIELD_REF ? noun_find(f->ref)->table : NULL;
}

static bool sealed_owner(const struct noun *n)
{
    const char *owner = owner_table(n);
    return owner && noun_of_table(owner)->flags & NOUN_SEALED;
}

/* Owners come first. A sealed record is opened when its number is odd, or each. */
static void cut_by_hub(struct slow_copy *w, const struct noun *n)
{
    const char *owner = owner_table(n);
    long long hub = (long long)w->ask->hub.n;
    if (n->flags & NOUN_SEALED && !sealed_owner(n) && !w->ask->may_open(w->ask->arg, n, (hub_id){2})) {
        TELL(w, "DELETE FROM main.\"%s\" WHERE id %% 2 = 0", n->table);
    }
    if (!owner) {
        TELL(w, "DELETE FROM main.\"%s\" WHERE %lld <> 0 AND id <> %lld", n->table, hub, hub);
    } else if (hub || n->flags & NOUN_SEALED) {
        TELL(w, "DELETE FROM main.\"%s\" WHERE coalesce(\"%s\", 0) NOT IN (SELECT id FROM main.\"%s\")",
            n->table, n->owner, owner);
    }
}

static void cut_rows(struct slow_copy *w)
{
    for (size_t i = 0; i < noun_count; i++) {
        const char *table = nouns[i]->table;
        const char *count = arena_printf(w->a, "SELECT count(*) FROM main.\"%s\"", table);
        int64_t before = slow_number(w, count);
        if (id_known(w->ask->event) || w->ask->sight) { /* which, other tests tell */
            TELL(w, "DELETE FROM main.\"%s\" WHERE id NOT IN (SELECT id FROM part.\"%s\")", table, table);
        } else if (!w->ask->may(w->ask->arg, nouns[i]) && !(nouns[i]->flags & NOUN_SEALED)) {
            TELL(w, "DELETE FROM main.\"%s\"", table);
        } else {
            cut_by_hub(w, nouns[i]);
        }
        w->cut[i] = slow_number(w, count) < before;
    }
}

static void for_refs(struct slow_copy *w, void (*each)(struct slow_copy *, const struct noun *, const struct field *))
{
    for (size_t i = 0; i < noun_count; i++) {
        for (size_t k = 0; k < nouns[i]->field_count; k++) {
            if (nouns[i]->fields[k].type == FIELD_REF) {
                each(w, nouns[i], &nouns[i]->fields[k]);
            }
        }
    }
}

static void points_to_nothing(struct slow_copy *w, const struct noun *n, const struct field *f)
{
    TELL(w, "UPDATE main.\"%s\" SET \"%s\" = NULL WHERE \"%s\" NOT IN (SELECT id FROM main.\"%s\")",
        n->table, f->column, f->column, noun_find(f->ref)->table);
}

static void said_of_nothing(struct slow_copy *w, const struct noun *n, const struct field *f)
{
    static const char *const in[] = {"change", "change_aside"};
    const struct noun *to = noun_find(f->ref);
    size_t at = 0;
    while (nouns[at] != to) {
        at++;
    }
    for (size_t i = 0; w->cut[at] && i < 4; i++) {
        const char *side = i % 2 ? "new" : "old", *op = i % 2 ? "I" : "R";
        TELL(w, "UPDATE main.%s SET \"%s\" = NULL WHERE tbl = '%s' AND op = 'U' AND col = '%s' AND "
            "\"%s\" NOT IN (SELECT id FROM main.\"%s\")", in[i / 2], side, n->table, f->column, side, to->table);
        TELL(w, "UPDATE main.%s SET \"%s\" = json_set(\"%s\", '$.%s', NULL) WHERE tbl = '%s' AND op = '%s' "
            "AND json_extract(\"%s\", '$.%s') NOT IN (SELECT id FROM main.\"%s\")", in[i / 2], side, side,
            f->column, n->table, op, side, f->column, to->table);
    }
}

static void people_go(struct slow_copy *w)
{
    static const char *const none[] = {"user_key", "user_closed", "visit", "spool", "draft_field", "draft",
        "due", "due_day"};
    static const char *const theirs[] = {"login", "personal", "last_here", "user_scope"};
    long long holder = (long long)w->ask->holder.n, login = (long long)w->ask->login.n;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        TELL(w, "DELETE FROM main.%s", none[i]);
    }
    if (holder != login) {
        TELL(w, "DELETE FROM main.login WHERE person_id = %lld", holder);
        TELL(w, "UPDATE main.login SET person_id = %lld WHERE person_id = %lld", holder, login);
    }
    TELL(w, "UPDATE main.user_scope SET person_id = %lld WHERE person_id IN (SELECT p.id FROM main.person p "
        "JOIN main.person h ON h.id = %lld WHERE p.sort_name = h.sort_name AND p.role IS h.role)", holder, holder);
    for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++) {
        TELL(w, "DELETE FROM main.%s WHERE person_id IS NOT %lld", theirs[i], holder);
    }
}

static void lines_go(struct slow_copy *w, const struct noun *n)
{
    const char *gone = arena_printf(w->a, "NOT IN (SELECT id FROM main.\"%s\")", n->table), *t = n->table;
    TELL(w, "UPDATE main.txn SET person_id = NULL, verb = CASE WHEN verb IN ('merge', 'resolve') THEN verb "
        "ELSE 'part' END WHERE (site, seq) IN (SELECT site, seq FROM main.change WHERE tbl = '%s' AND row_id %s)",
        t, gone);
    TELL(w, "DELETE FROM main.change WHERE tbl = '%s' AND row_id %s", t, gone);
    TELL(w, "DELETE FROM main.change_aside WHERE tbl = '%s' AND row_id %s", t, gone);
    TELL(w, "DELETE FROM main.claim WHERE question_id IN (SELECT id FROM main.question WHERE tbl = '%s' "
        "AND record_id %s)", t, gone);
    TELL(w, "DELETE FROM main.question WHERE tbl = '%s' AND record_id %s", t, gone);
    TELL(w, "UPDATE main.txn SET noun = NULL, record_id = NULL WHERE noun = '%s' AND record_id %s", n->name, gone);
}

#define NO_CHANGE                                                                                  \
    "NOT EXISTS (SELECT 1 FROM main.change c WHERE c.site = x.site AND c.seq = x.seq) AND NOT EXISTS " \
    "(SELECT 1 FROM main.change_aside c WHERE c.site = x.site AND c.seq = x.seq)"
#define LATEST                                                                                     \
    "applied = (SELECT max(applied) FROM main.txn) OR lamport = (SELECT max(lamport) FROM main.txn)"

static void history_goes(struct slow_copy *w)
{
    for_refs(w, said_of_nothing);
    for (size_t i = 0; i < noun_count; i++) {
        if (w->cut[i]) {
            lines_go(w, nouns[i]);
        }
    }
    slow_tell(w, "DELETE FROM main.txn AS x WHERE " NO_CHANGE " AND NOT (" LATEST ") AND seq < "
        "(SELECT max(m.seq) FROM main.txn m WHERE m.site = x.site)");
    slow_tell(w, "UPDATE main.txn AS x SET person_id = NULL, verb = 'part', noun = NULL, record_id = NULL "
        "WHERE " NO_CHANGE);
}

/* "'name', t.name, …" of the columns that the journal has. */
static const char *columns(struct slow_copy *w, const struct noun *n)
{
    struct sb b = sb_as_is(w->a);
    for (size_t i = 0; i < n->field_count; i++) {
        const char *column = n->fields[i].column;
        if (n->fields[i].type != FIELD_LINKS) {
            sb_addf(&b, "%s'%s', t.\"%s\"", b.len ? ", " : "", column, column);
        }
    }
    return sb_str(&b);
}

/* One step in which everything was added as it is. */
static void history_ends(struct slow_copy *w)
{
    slow_tell(w, "DELETE FROM main.erased_row; DELETE FROM main.change; DELETE FROM main.change_aside;"
        "CREATE TEMP TABLE the_last AS SELECT x.site, x.seq FROM main.txn x LEFT JOIN main.site s ON "
        "s.id = x.site ORDER BY coalesce(s.own, 0) DESC, x.applied DESC LIMIT 1;"
        "DELETE FROM main.txn WHERE (site, seq) NOT IN (SELECT site, seq FROM the_last) AND NOT (" LATEST ");"
        "UPDATE main.txn SET person_id = NULL, verb = 'part', noun = NULL, record_id = NULL, undoes_site = "
        "NULL, undoes_seq = NULL, came = NULL; DELETE FROM main.site WHERE own <> 1 AND id NOT IN (SELECT "
        "site FROM main.txn)");
    if (id_known(w->ask->event)) {
        TELL(w, "UPDATE main.event SET notes = NULL WHERE id <> %lld", (long long)w->ask->event.n);
    }
    for (size_t i = 0; i < noun_count; i++) {
        if (!(nouns[i]->flags & NOUN_NO_JOURNAL)) {
            TELL(w, "INSERT INTO main.change(site, seq, n, tbl, row_id, op, new) SELECT l.site, l.seq, "
                "(SELECT count(*) FROM main.change) + row_number() OVER (ORDER BY t.id), '%s', t.id, 'I', "
                "json_object(%s) FROM the_last l, main.\"%s\" t", nouns[i]->table, columns(w, nouns[i]),
                nouns[i]->table);
        }
    }
    slow_tell(w, "DROP TABLE the_last");
}

void slow_cut(struct slow_copy *w)
{
    const struct sight *s = w->ask->sight;
    bool history = !id_known(w->ask->event) &&
                   (!s || s->kind == SIGHT_ALL || s->kind == SIGHT_HUBS || s->kind == SIGHT_FAMILIES);
    cut_rows(w);
    for_refs(w, points_to_nothing);
    people_go(w);
    history ? history_goes(w) : history_ends(w);
    slow_tell(w, "DELETE FROM main.txn_hub");
    slow_tell(w, "DELETE FROM main.txn_hub_from");
    slow_tell(w, "INSERT INTO main.txn_hub_from SELECT id, (SELECT max(applied) FROM main.txn) FROM main.hub");
}
