/* SPDX-License-Identifier: MIT */
#include "hub/model/erase.h"

#include "hub/model/pack.h"
#include "hub/store/stmt.h"
#include "record_priv.h"
#include "rows_priv.h"

#include <string.h>

// clang-format off
const struct erase_table erase_tables[] = {
    {"site", "numbers and names of machines"},
    {"txn", "who did what and when: points to the record no more"},
    {"txn_hub", "numbers only"},
    {"txn_hub_from", "numbers only"},
    {"change", "the record's lines go; where others named it, as was decided"},
    {"change_aside", "as change; with it what came home and would belong to the record"},
    {"meta", "facts about the file"},
    {"draft", "of the record: goes"},
    {"draft_field", "goes with its draft; where others' name it, as was decided"},
    {"find_doc", "kept by triggers, made anew"},
    {"find_note", "kept by triggers"},
    {"find_word", "made anew"},
    {"last_here", "of the person: goes"},
    {"login", "of the person: goes"},
    {"personal", "of the person: goes"},
    {"user_key", "of the person: goes"},
    {"user_closed", "of the person: goes"},
    {"user_scope", "of the person: goes; of a family or event: the number goes, and nothing is seen by it"},
    {"visit", "of the person: goes; has no other names"},
    {"spool", "all of it goes, whoever it waits for"},
    {"due", "worked out anew"},
    {"due_day", "worked out anew"},
    {"narrow_family", "kept by triggers"},
    {"narrow_host", "kept by triggers"},
    {"erased_row", "numbers only"},
};
// clang-format on
const size_t erase_table_count = sizeof erase_tables / sizeof *erase_tables;

static const char STEPS[] =
    "SELECT site,seq FROM change WHERE tbl = ?1 AND row_id = ?2 UNION "
    "SELECT site,seq FROM change_aside WHERE tbl = ?1 AND row_id = ?2";
static const char STEP_FORGET[] =
    "UPDATE main.txn SET noun = NULL, record_id = NULL WHERE site = ?1 AND seq = ?2 AND record_id = ?3";
/* A step of which nothing is left is none that could be taken back. */
static const char STEP_EMPTY[] =
    "UPDATE main.txn SET verb = 'erase', noun = NULL, record_id = NULL WHERE site = ?1 AND seq = ?2 "
    "AND NOT EXISTS (SELECT 1 FROM change c WHERE c.site = ?1 AND c.seq = ?2) "
    "AND NOT EXISTS (SELECT 1 FROM change_aside c WHERE c.site = ?1 AND c.seq = ?2)";
static const char CHANGES_GO[] = "DELETE FROM main.change WHERE tbl = ?1 AND row_id = ?2";
static const char ASIDE_GOES[] = "DELETE FROM main.change_aside WHERE tbl = ?1 AND row_id = ?2";
/* What was asked about it when a copy came home, and what was claimed elsewhere by a line of it. */
static const char QUESTIONS[] = "SELECT id FROM question WHERE tbl = ?1 AND record_id = ?2";
static const char CLAIMS[] = "SELECT id FROM claim WHERE question_id = ?1";
static const char CLAIMS_BY_LINE[] =
    "SELECT c.id FROM (SELECT site,seq,n FROM change WHERE tbl = ?1 AND row_id = ?2 UNION ALL "
    "SELECT site,seq,n FROM change_aside WHERE tbl = ?1 AND row_id = ?2) l "
    "JOIN claim c ON c.site = l.site AND c.seq = l.seq AND c.n = l.n";
static const char REMEMBER[] =
    "INSERT OR REPLACE INTO main.erased_row(tbl,row_id,erasure_id) VALUES(?1,?2,?3)";
static const char ERASED[] = "SELECT 1 FROM erased_row WHERE tbl = ?1 AND row_id = ?2";
static const char REMEMBER_LATE[] =
    "INSERT OR IGNORE INTO main.erased_row(tbl,row_id,erasure_id) "
    "SELECT ?1,?2,max(erasure_id) FROM erased_row";
static const char NEXT[] = "SELECT coalesce(max(number),0) + 1 FROM erasure";
static const char *const AFTERWARDS[] = {
    "DELETE FROM main.due",
    "DELETE FROM main.due_day",
    "DELETE FROM main.spool",
    "INSERT INTO main.find_names(find_names) VALUES('rebuild')",
    "INSERT INTO main.find_log(find_log) VALUES('rebuild')",
    "DELETE FROM main.find_word",
    "INSERT INTO main.find_word SELECT * FROM find_word_now",
};
/* Of a record, by ?1 the noun's name and ?2 its id. */
static const char DRAFT_GOES[] = "DELETE FROM main.draft WHERE noun = ?1 AND record_id = ?2";
static const char *const PERSON_GOES[] = {
    "DELETE FROM main.login WHERE person_id = ?1",
    "DELETE FROM main.personal WHERE person_id = ?1",
    "DELETE FROM main.user_key WHERE person_id = ?1",
    "DELETE FROM main.user_closed WHERE person_id = ?1",
    "DELETE FROM main.user_scope WHERE person_id = ?1",
    "DELETE FROM main.visit WHERE person_id = ?1",
    "DELETE FROM main.last_here WHERE person_id = ?1",
    "DELETE FROM main.draft WHERE person_id = ?1",
};

/* --- the history of what goes ---------------------------------------------------------- */

struct step {
    int64_t site, seq;
};

static void read_step(struct stmt *q, struct arena *a, void *item)
{
    (void)a;
    *(struct step *)item = (struct step){stmt_int(q, 0), stmt_int(q, 1)};
}

static enum hub_rc forget_steps(struct store *s, const struct held *h, struct arena *a,
    struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof(struct step), .read = read_step};
    struct sql_arg table = sql_text(h->noun->table), id = sql_id(h->id);
    enum hub_rc rc = rows_read(&r, s, STEPS, SQL_ARGS(table, id), err);
    const struct step *steps = r.items;
    rc = rc == HUB_OK ? store_tell(s, CHANGES_GO, SQL_ARGS(table, id), err) : rc;
    rc = rc == HUB_OK ? store_tell(s, ASIDE_GOES, SQL_ARGS(table, id), err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < r.count; i++) {
        struct sql_arg site = sql_int(steps[i].site), seq = sql_int(steps[i].seq);
        rc = store_tell(s, STEP_FORGET, SQL_ARGS(site, seq, id), err);
        rc = rc == HUB_OK ? store_tell(s, STEP_EMPTY, SQL_ARGS(site, seq), err) : rc;
    }
    return rc;
}

/* --- what points there from elsewhere ---------------------------------------------------- */

static enum hub_rc empty_column(struct store *s, const struct noun *n, const struct field *f,
    const struct held_set *gone, struct arena *a, struct hub_err *err)
{
    const struct noun *to = noun_find(f->ref);
    const char *sql = arena_printf(
        a, "UPDATE main.\"%s\" SET \"%s\" = NULL WHERE \"%s\" = ?1", n->table, f->column, f->column);
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < gone->count; i++) {
        if (gone->items[i].noun == to) {
            rc = store_tell(s, sql, SQL_ARGS(sql_id(gone->items[i].id)), err);
        }
    }
    return rc;
}

static enum hub_rc let_go(
    struct store *s, const struct held_set *gone, struct arena *a, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; i < noun_count; i++) {
        for (size_t k = 0; rc == HUB_OK && k < nouns[i]->field_count; k++) {
            const struct field *f = &nouns[i]->fields[k];
            if (f->type == FIELD_REF) {
                rc = empty_column(s, nouns[i], f, gone, a, err);
            }
        }
    }
    return rc;
}

/* --- what came home of it ------------------------------------------------------------------ */

static enum hub_rc put_all(struct store *s, struct held_set *set, const struct noun *n,
    const char *sql, const struct sql_arg *args, size_t count, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(s, sql, args, count, &q, &row, err);
    while (rc == HUB_OK && row) {
        held_put(set, n, stmt_id(q, 0));
        rc = stmt_step(q, &row, err);
    }
    stmt_done(q);
    return rc;
}

/* Records that never came into a table and would belong to it. */
static enum hub_rc put_waiting(
    struct store *s, struct held_set *set, struct held at, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; i < noun_count; i++) {
        for (size_t k = 0; rc == HUB_OK && k < nouns[i]->field_count; k++) {
            const struct field *f = &nouns[i]->fields[k];
            if (f->type == FIELD_REF && noun_find(f->ref) == at.noun &&
                holding_of(nouns[i], f) == HOLD_BELONGS) {
                const char *sql = arena_printf(set->a,
                    "SELECT row_id FROM change_aside WHERE tbl = ?1 AND op = 'I' AND "
                    "json_extract(new,'$.%s') = ?2", f->column);
                rc = put_all(s, set, nouns[i], sql, SQL_ARGS(sql_text(nouns[i]->table), sql_id(at.id)), err);
            }
        }
    }
    return rc;
}

enum hub_rc erase_with_what_came(struct store *s, struct held_set *gone, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < gone->count; i++) {
        struct held at = gone->items[i];
        struct sql_arg table = sql_text(at.noun->table), id = sql_id(at.id);
        rc = put_all(s, gone, &question_noun, QUESTIONS, SQL_ARGS(table, id), err);
        rc = rc == HUB_OK
                 ? put_all(s, gone, &claim_noun, CLAIMS_BY_LINE, SQL_ARGS(table, id), err)
                 : rc;
        if (rc == HUB_OK && at.noun == &question_noun) {
            rc = put_all(s, gone, &claim_noun, CLAIMS, SQL_ARGS(id), err);
        }
        rc = rc == HUB_OK ? put_waiting(s, gone, at, err) : rc;
    }
    return rc;
}

/* --- the records ------------------------------------------------------------------------ */

static enum hub_rc delete_record(
    struct store *s, const struct held *h, hub_id erasure, struct arena *a, struct hub_err *err)
{
    struct sql_arg id = sql_id(h->id);
    const char *sql = arena_printf(a, "DELETE FROM main.\"%s\" WHERE id = ?1", h->noun->table);
    enum hub_rc rc = store_tell(s, DRAFT_GOES, SQL_ARGS(sql_text(h->noun->name), id), err);
    bool person = strcmp(h->noun->table, "person") == 0;
    for (size_t i = 0; rc == HUB_OK && person && i < sizeof PERSON_GOES / sizeof *PERSON_GOES; i++) {
        rc = store_tell(s, PERSON_GOES[i], SQL_ARGS(id), err);
    }
    rc = rc == HUB_OK ? store_tell(s, sql, SQL_ARGS(id), err) : rc;
    return rc == HUB_OK ? store_tell(s, REMEMBER,
                              SQL_ARGS(sql_text(h->noun->table), id, sql_id(erasure)), err)
                        : rc;
}

enum hub_rc erase_records(
    struct store *s, const struct held_set *gone, hub_id erasure, struct hub_err *err)
{
    struct arena *a = arena_create();
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < gone->count; i++) {
        rc = forget_steps(s, &gone->items[i], a, err);
    }
    store_capture(s, false);
    for (size_t i = gone->count; rc == HUB_OK && i-- > 0;) {
        rc = delete_record(s, &gone->items[i], erasure, a, err);
    }
    rc = rc == HUB_OK ? let_go(s, gone, a, err) : rc;
    store_capture(s, true);
    for (size_t i = 0; rc == HUB_OK && i < sizeof AFTERWARDS / sizeof *AFTERWARDS; i++) {
        rc = store_tell(s, AFTERWARDS[i], NULL, 0, err);
    }
    arena_destroy(a);
    return rc;
}

enum hub_rc erased_before(
    struct store *s, const char *table, hub_id row, bool *erased, struct hub_err *err)
{
    struct stmt *q;
    enum hub_rc rc =
        store_ask(s, ERASED, SQL_ARGS(sql_text(table), sql_id(row)), &q, erased, err);
    stmt_done(q);
    return rc;
}

enum hub_rc erased_remember(struct store *s, const char *table, hub_id row, struct hub_err *err)
{
    return store_tell(s, REMEMBER_LATE, SQL_ARGS(sql_text(table), sql_id(row)), err);
}

enum hub_rc erase_next_number(struct store *s, int64_t *number, struct hub_err *err)
{
    return store_number(s, NEXT, number, err);
}
