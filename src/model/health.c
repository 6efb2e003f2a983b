/* SPDX-License-Identifier: MIT */
#include "hub/model/health.h"

#include "hub/store/stmt.h"

#include "rows_priv.h"
#include <string.h>

/* What FTS5 itself compares: every word of the index with what stands there (fts5.html 6.4). */
static const char *const indexes[] = {
    "INSERT INTO main.find_names(find_names, rank) VALUES('integrity-check', 1)",
    "INSERT INTO main.find_log(find_log, rank) VALUES('integrity-check', 1)",
};
/* The names and words that are kept, against those of the records. */
static const char NAMES_OFF[] =
    "SELECT EXISTS (SELECT tbl,row_id,name,initials,marks,day FROM find_now_doc EXCEPT "
    "SELECT tbl,row_id,name,initials,marks,day FROM find_doc) OR "
    "(SELECT count(*) FROM find_doc) <> (SELECT count(*) FROM find_now_doc)";
static const char WORDS_OFF[] =
    "SELECT EXISTS (SELECT word FROM find_word_now EXCEPT SELECT word FROM find_word)";
static const char STEPS[] = "SELECT at FROM txn WHERE site = ?1 ORDER BY seq DESC LIMIT 1000";

static enum hub_rc differs(struct hub_err *err)
{
    return hub_fail(err, HUB_ECORRUPT, "What Find looks in is not what the records say.");
}

static enum hub_rc counts_agree(struct store *s, struct hub_err *err)
{
    int64_t names = 0, words = 0;
    enum hub_rc rc = store_number(s, NAMES_OFF, &names, err);
    rc = rc == HUB_OK ? store_number(s, WORDS_OFF, &words, err) : rc;
    return rc == HUB_OK && (names || words) ? differs(err) : rc;
}

enum hub_rc find_agrees(struct store *s, struct hub_err *err)
{
    struct txn_label label = {.verb = "look"};
    enum hub_rc rc = store_begin(s, &label, err);
    if (rc != HUB_OK) {
        return rc;
    }
    for (size_t i = 0; rc == HUB_OK && i < sizeof indexes / sizeof *indexes; i++) {
        rc = store_tell(s, indexes[i], NULL, 0, err);
    }
    store_rollback(s);
    rc = rc == HUB_ECORRUPT ? differs(err) : rc;
    return rc == HUB_OK ? counts_agree(s, err) : rc;
}

struct clock_reading {
    struct journal_clock *out;
    hub_stamp after;
};

static enum hub_rc see(void *arg, struct stmt *q, struct hub_err *err)
{
    (void)err;
    struct clock_reading *r = arg;
    hub_stamp at = {stmt_int(q, 0)};
    if (!stamp_known(r->after)) {
        r->out->newest = r->out->latest = at;
    } else if (at.ms - r->after.ms > r->out->back_ms) {
        r->out->back_ms = at.ms - r->after.ms;
        r->out->back_at = r->after;
    }
    r->out->latest = at.ms > r->out->latest.ms ? at : r->out->latest;
    r->after = at;
    return HUB_OK;
}

enum hub_rc journal_clock(struct store *s, struct journal_clock *out, struct hub_err *err)
{
    struct clock_reading r = {out, STAMP_NONE};
    *out = (struct journal_clock){STAMP_NONE, STAMP_NONE, 0, STAMP_NONE};
    return rows_each(s, STEPS, SQL_ARGS(sql_int(store_site(s))), see, &r, err);
}
