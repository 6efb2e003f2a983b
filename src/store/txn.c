/* SPDX-License-Identifier: MIT */
/* Transactions and their line in the journal. */
#include "hub/base/die.h"
#include "hub/store/came.h"
#include "hub/store/memory.h"
#include "hub/store/stmt.h"

#include "step_priv.h"
#include "store_priv.h"

static const char NEXT_TXN[] =
    "SELECT coalesce((SELECT max(seq) FROM main.txn WHERE site = ?1), 0) + 1,"
    " coalesce((SELECT max(applied) FROM main.txn), 0) + 1,"
    " coalesce((SELECT max(lamport) FROM main.txn), 0) + 1";
static const char TXN_INSERT[] =
    "INSERT INTO main.txn(site,seq,lamport,applied,at,person_id,verb,noun,record_id,undoes_site,"
    "undoes_seq) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)";
static const char OWN_SITE[] = "SELECT id FROM main.site WHERE own = 1";
static const char SITE_INSERT[] =
    "INSERT INTO main.site(id,own,made_at,parent,parent_seq,pack) VALUES(?1,1,?2,?3,?4,?5)";
static const char SITE_FORMER[] = "UPDATE main.site SET own = 0 WHERE own = 1";
static const char LAST_OF_SITE[] = "SELECT coalesce(max(seq), 0) FROM main.txn WHERE site = ?1";

static enum hub_rc next_numbers(struct store *s, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    fence_trust(s, true);
    enum hub_rc rc = store_ask(s, NEXT_TXN, SQL_ARGS(sql_int(s->journal.site)), &q, &row, err);
    fence_trust(s, false);
    if (rc == HUB_OK) {
        s->journal.seq = stmt_int(q, 0);
        s->journal.applied = stmt_int(q, 1);
        s->journal.lamport = stmt_int(q, 2);
        stmt_done(q);
    }
    return rc;
}

/* Who has just saved while others write too would mostly be the first again. */
static void let_others_go_first(struct store *s)
{
    enum { JUST_NOW_US = 5000, CROWD_US = 1000000 };
    int64_t now = clock_monotonic_us(), version = 0;
    struct hub_err ignored;
    (void)store_number(s, "PRAGMA data_version", &version, &ignored);
    if (version != s->begin_version || s->busy_since_us > s->commit_us) {
        s->crowd_us = now;
        s->begin_version = version;
    }
    if (s->crowd_us && now - s->crowd_us < CROWD_US && now - s->commit_us < JUST_NOW_US) {
        store_rest(s, 500, 1500);
    }
}

enum hub_rc store_begin(struct store *s, const struct txn_label *label, struct hub_err *err)
{
    HUB_BUG(!s->journal.running);
    HUB_BUG(s->busy_statements == 0);
    if (s->no_room) {
        return hub_fail(err, HUB_EFULL,
            "The disk was full when %s was opened, so nothing can be saved in it. Make room, then start hub "
            "again.",
            s->path);
    }
    if (s->readonly) {
        return store_fail(s, SQLITE_READONLY, "save", err);
    }
    look_close(s);
    let_others_go_first(s);
    enum hub_rc rc = store_exec(s, "BEGIN IMMEDIATE", "save", err);
    if (rc != HUB_OK) {
        look_open(s);
        return rc;
    }
    rc = next_numbers(s, err);
    if (rc != HUB_OK) {
        store_rollback(s);
        return rc;
    }
    s->journal.running = true;
    s->journal.capture = true;
    s->journal.changes = 0;
    s->journal.came_first = 0;
    s->journal.label = *label;
    id_run_begin(&s->ids);
    steps_begin(s);
    rc = s->journal.site_owed ? journal_write_site(s, err) : HUB_OK;
    if (rc != HUB_OK) {
        store_rollback(s);
    }
    return rc;
}

void store_label_record(struct store *s, hub_id record)
{
    HUB_BUG(s->journal.running);
    s->journal.label.record = record;
}

static enum hub_rc write_txn(struct store *s, struct hub_err *err)
{
    const struct journal *j = &s->journal;
    return store_tell(s, TXN_INSERT,
        SQL_ARGS(sql_int(j->site), sql_int(j->seq), sql_int(j->lamport), sql_int(j->applied),
            sql_int(clock_now(s->clock).ms), sql_id(j->label.person), sql_text(j->label.verb),
            sql_text(j->label.noun), sql_id(j->label.record),
            sql_id((hub_id){j->label.undoes_site}), sql_id((hub_id){j->label.undoes_seq})),
        err);
}

enum hub_rc store_commit(struct store *s, struct hub_err *err)
{
    HUB_BUG(s->journal.running);
    HUB_BUG(s->busy_statements == 0);
    enum hub_rc rc = HUB_OK;
    if (s->journal.changes > 0 || s->journal.label.kept) {
        rc = write_txn(s, err);
        rc = rc == HUB_OK ? txn_note_hubs(s, err) : rc;
    }
    bool kept = rc == HUB_OK && steps_mark(s) > 0;
    if (kept) {
        rc = steps_keep(s, err);
    }
    if (rc == HUB_OK) {
        rc = store_exec(s, "COMMIT", "save", err);
        s->readonly |= kept && rc != HUB_OK; /* what is kept has more than this: no further step fits */
    }
    if (rc != HUB_OK) {
        store_rollback(s);
        return rc;
    }
    s->journal.site_owed = false;
    s->journal.running = false;
    s->journal.capture = true;
    s->journal.erasing = false;
    s->own_commits++;
    s->commit_us = clock_monotonic_us();
    look_open(s);
    return HUB_OK;
}

void store_rollback(struct store *s)
{
    s->journal.running = false;
    s->journal.capture = true;
    s->journal.erasing = false;
    sight_forget(s);
    present_forget(s);
    if (s->db && !sqlite3_get_autocommit(s->db)) {
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
        look_open(s);
    }
}

bool store_in_txn(const struct store *s)
{
    return s->journal.running;
}

int64_t store_txn_seq(const struct store *s)
{
    return s->journal.seq;
}

int64_t store_txn_changes(const struct store *s)
{
    return s->journal.changes;
}

int64_t store_next_change(struct store *s)
{
    HUB_BUG(s->journal.running);
    return ++s->journal.changes;
}

enum hub_rc store_came_before(struct store *s, struct hub_err *err)
{
    HUB_BUG(s->journal.running);
    int64_t seq = s->journal.seq, first = s->journal.applied;
    enum hub_rc rc = next_numbers(s, err);
    s->journal.seq = seq;
    s->journal.came_first = s->journal.applied > first ? first : 0;
    return rc;
}

int64_t store_came_first(const struct store *s)
{
    return s->journal.came_first;
}

void store_capture(struct store *s, bool on)
{
    s->journal.capture = on;
}

static int64_t random_site(void)
{
    uint64_t random;
    random_bytes(&random, sizeof random);
    return (int64_t)(random >> 2) | 1;
}

enum hub_rc journal_write_site(struct store *s, struct hub_err *err)
{
    const struct journal *j = &s->journal;
    enum hub_rc rc = store_tell(s, SITE_FORMER, NULL, 0, err);
    return rc != HUB_OK ? rc
                        : store_tell(s, SITE_INSERT,
                              SQL_ARGS(sql_int(j->site), sql_int(clock_now(s->clock).ms),
                                  sql_id((hub_id){j->parent}),
                                  (struct sql_arg){.null = j->parent == 0, .n = j->parent_seq},
                                  sql_text(j->pack)),
                              err);
}

enum hub_rc store_new_site(struct store *s, const char *pack, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    HUB_BUG(!s->journal.running);
    if (s->journal.site_owed) {
        return HUB_OK; /* it is new already */
    }
    fence_trust(s, true);
    enum hub_rc rc = store_ask(s, LAST_OF_SITE, SQL_ARGS(sql_int(s->journal.site)), &q, &row, err);
    fence_trust(s, false);
    if (rc != HUB_OK) {
        return rc;
    }
    s->journal.parent_seq = stmt_int(q, 0);
    stmt_done(q);
    s->journal.parent = s->journal.site;
    s->journal.pack = arena_strdup(s->arena, pack);
    s->journal.site = random_site();
    s->journal.site_owed = true;
    return HUB_OK;
}

enum hub_rc journal_load_site(struct store *s, struct hub_err *err)
{
    enum hub_rc rc = store_number(s, OWN_SITE, &s->journal.site, err);
    if (rc == HUB_OK && s->journal.site == 0) {
        s->journal.site = random_site();
        rc = journal_write_site(s, err);
    }
    return rc;
}
