/* SPDX-License-Identifier: MIT */
/* Each table is asked for its own newest, by its ids alone, and the answers are put together. */
#include "hub/model/log_page.h"

#include "hub/store/stmt.h"

#include "find_priv.h"

#include <stdlib.h>

enum source { ENTRIES, OPEN_ENTRIES, NOTES, ACCIDENTS, SOURCES };

/* ?1 the hub, ?2 and ?3 between which ids, ?4 how many. */
#define ROWS(table, id, cond)                                                                      \
    " FROM " table " WHERE " id ">?2 AND " id "<?3 AND " cond " ORDER BY " id
#define OF_HUB " AND (?1 IS NULL OR hub_id=?1)"
#define STAY_OF_HUB                                                                                \
    " AND (?1 IS NULL OR ?1=(SELECT f.hub_id FROM stay s JOIN family f ON f.id=s.family_id"        \
    " WHERE s.id=stay_note.stay_id))"
#define OPEN                                                                                       \
    "action IS NOT NULL AND done_on IS NULL AND withdrawn_at IS NULL AND "                         \
    "removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM log_entry c WHERE c.corrects_id="            \
    "log_entry.id AND c.withdrawn_at IS NULL)" OF_HUB
#define FITS " AND (?5 IS NULL OR hub_fits(words,marks,?5))"
#define NEWEST " DESC LIMIT ?4"
#define OLDEST " LIMIT ?4"
#define ONE_HUB "removed_at IS NULL AND hub_id=?1"
#define ALL_HUBS "?1 IS NULL AND removed_at IS NULL"

/* By source, then whether one hub is asked for, then which way. */
// clang-format off
static const char *const asked[SOURCES][2][2] = {
    [ENTRIES] = {
        {"SELECT id" ROWS("log_entry", "id", ALL_HUBS) NEWEST, "SELECT id" ROWS("log_entry", "id", ALL_HUBS) OLDEST},
        {"SELECT id" ROWS("log_entry INDEXED BY log_entry_of_hub", "id", ONE_HUB) NEWEST,
         "SELECT id" ROWS("log_entry INDEXED BY log_entry_of_hub", "id", ONE_HUB) OLDEST}},
    [OPEN_ENTRIES] = {
        {"SELECT id" ROWS("log_entry INDEXED BY log_entry_open", "id", OPEN) NEWEST,
         "SELECT id" ROWS("log_entry INDEXED BY log_entry_open", "id", OPEN) OLDEST}, {NULL, NULL}},
    [NOTES] = {
        {"SELECT id" ROWS("stay_note", "id", "removed_at IS NULL" STAY_OF_HUB) NEWEST,
         "SELECT id" ROWS("stay_note", "id", "removed_at IS NULL" STAY_OF_HUB) OLDEST}, {NULL, NULL}},
    [ACCIDENTS] = {
        {"SELECT id" ROWS("incident", "id", "removed_at IS NULL" OF_HUB) NEWEST,
         "SELECT id" ROWS("incident", "id", "removed_at IS NULL" OF_HUB) OLDEST}, {NULL, NULL}},
};
static const char *const found[2] = {
    "SELECT rowid FROM find_log WHERE find_log MATCH ?1 AND rowid>?2 AND rowid<?3" FITS " ORDER BY rowid" NEWEST,
    "SELECT rowid FROM find_log WHERE find_log MATCH ?1 AND rowid>?2 AND rowid<?3" FITS " ORDER BY rowid" OLDEST,
};
/* Which tables make each part of the log. */
static const bool made_of[][SOURCES] = {
    [LOG_ALL] =       {[ENTRIES] = true, [NOTES] = true, [ACCIDENTS] = true},
    [LOG_TO_DO] =     {[OPEN_ENTRIES] = true},
    [LOG_NOTES] =     {[NOTES] = true},
    [LOG_ACCIDENTS] = {[ACCIDENTS] = true},
};
// clang-format on

struct gathered {
    hub_id *ids;
    size_t count, cap;
    struct arena *a;
};

static enum hub_rc take(struct gathered *g, struct stmt *q, struct hub_err *err)
{
    bool row;
    enum hub_rc rc;
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        arena_grow(g->a, &g->ids, g->count, &g->cap, sizeof *g->ids);
        g->ids[g->count++] = stmt_id(q, 0);
    }
    stmt_done(q);
    return rc;
}

static enum hub_rc take_source(struct store *s, enum source source, const struct log_page *page,
    size_t most, struct gathered *g, struct hub_err *err)
{
    struct stmt *q;
    bool one = id_known(page->hub) && asked[source][1][0];
    enum hub_rc rc = store_prepare(s, asked[source][one][page->back], &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_id(q, 1, page->hub);
    stmt_bind_int(q, 2, page->above);
    stmt_bind_int(q, 3, page->below);
    stmt_bind_int(q, 4, (int64_t)most);
    return take(g, q, err);
}

static int newest_first(const void *x, const void *y)
{
    const hub_id *a = x, *b = y;
    return (a->n < b->n) - (a->n > b->n);
}

static int oldest_first(const void *x, const void *y)
{
    return newest_first(y, x);
}

/* --- those with words ------------------------------------------------------------------- */

static bool has_words(const struct log_page *page)
{
    return page->words && page->words->word_count > 0;
}

static enum hub_rc take_found(struct store *s, const struct log_page *page, size_t most,
    struct gathered *g, struct hub_err *err)
{
    struct stmt *q;
    struct find_match match = {0};
    enum hub_rc rc = find_entries_match(s, page->words, false, g->a, &match, err);
    if (rc != HUB_OK || !match.text) {
        return rc;
    }
    if (page->part == LOG_NOTES || page->part == LOG_ACCIDENTS) {
        match.text = arena_printf(g->a, "(%s) AND \"%ck%s\"", match.text, 0x1F,
            page->part == LOG_NOTES ? "note" : "bump");
    }
    rc = store_prepare(s, found[page->back], &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_text(q, 1, match.text);
    stmt_bind_int(q, 2, page->above);
    stmt_bind_int(q, 3, page->below);
    stmt_bind_int(q, 4, (int64_t)most);
    stmt_bind_text(q, 5, match.fits);
    return take(g, q, err);
}

/* Of the found ones those that are also to do: few are. */
static enum hub_rc keep_open(
    struct store *s, const struct log_page *page, struct gathered *g, struct hub_err *err)
{
    struct gathered open = {.a = g->a};
    size_t kept = 0;
    enum hub_rc rc = take_source(s, OPEN_ENTRIES, page, INT32_MAX, &open, err);
    for (size_t i = 0; i < g->count; i++) {
        bool is_open = false;
        for (size_t k = 0; k < open.count && !is_open; k++) {
            is_open = id_eq(open.ids[k], g->ids[i]);
        }
        if (is_open) {
            g->ids[kept++] = g->ids[i];
        }
    }
    g->count = kept;
    return rc;
}

enum hub_rc log_page_ids(struct store *s, const struct log_page *page, size_t most, struct arena *a,
    hub_id **out, size_t *count, struct hub_err *err)
{
    struct gathered g = {.a = a};
    enum hub_rc rc = HUB_OK;
    if (has_words(page)) {
        bool open = page->part == LOG_TO_DO;
        rc = take_found(s, page, open ? INT32_MAX : most, &g, err);
        rc = rc == HUB_OK && open ? keep_open(s, page, &g, err) : rc;
    }
    for (size_t i = 0; rc == HUB_OK && !has_words(page) && i < SOURCES; i++) {
        if (made_of[page->part][i]) {
            rc = take_source(s, (enum source)i, page, most, &g, err);
        }
    }
    if (g.count > 1) {
        qsort(g.ids, g.count, sizeof *g.ids, page->back ? oldest_first : newest_first);
    }
    *out = g.ids;
    *count = g.count < most ? g.count : most;
    return rc;
}

/* --- how many ------------------------------------------------------------------------------ */

static const char found_count[] = "SELECT count(*) FROM find_log WHERE find_log "
                                  "MATCH ?1 AND rowid>?2 AND rowid<?3" FITS;
/* Counting rows that are there would read them all: those that are gone are few. */
#define LESS_GONE(table)                                                                           \
    "SELECT (SELECT count(*) FROM " table ") - (SELECT count(*) FROM " table                       \
    " WHERE removed_at IS NOT NULL AND ?1 IS NULL)"
static const char hub_entries[] = "SELECT (SELECT count(*) FROM log_entry WHERE hub_id=?1)"
                                  " - (SELECT count(*) FROM log_entry WHERE removed_at IS NOT NULL AND"
                                  " hub_id=?1)";
static const char hub_notes[] =
    "SELECT count(*) FROM family f CROSS JOIN stay s INDEXED BY stay_by_family_arrive ON s.family_id=f.id "
    "CROSS JOIN stay_note n INDEXED BY stay_note_by_stay ON n.stay_id=s.id "
    "WHERE f.hub_id=?1 AND n.removed_at IS NULL";
static const char hub_accidents[] = "SELECT count(*) FROM incident WHERE hub_id=?1 AND removed_at IS NULL";

/* By source, then whether one hub is asked for. */
static const char *const whole[SOURCES][2] = {
    [ENTRIES] = {LESS_GONE("log_entry"), hub_entries},
    [NOTES] = {LESS_GONE("stay_note"), hub_notes},
    [ACCIDENTS] = {LESS_GONE("incident"), hub_accidents},
};

static enum hub_rc number(
    struct store *s, const char *sql, const struct log_page *page, int64_t *out, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    enum hub_rc rc = store_prepare(s, sql, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_id(q, 1, page->hub);
    rc = stmt_step(q, &row, err);
    *out += rc == HUB_OK && row ? stmt_int(q, 0) : 0;
    stmt_done(q);
    return rc;
}

static enum hub_rc count_found(struct store *s, const struct log_page *page, struct arena *a,
    int64_t *out, struct hub_err *err)
{
    struct stmt *q;
    struct find_match match = {0};
    bool row = false;
    enum hub_rc rc = find_entries_match(s, page->words, true, a, &match, err);
    if (rc != HUB_OK || !match.text) {
        return rc;
    }
    rc = store_prepare(s, found_count, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_text(q, 1, match.text);
    stmt_bind_int(q, 2, page->above);
    stmt_bind_int(q, 3, page->below);
    stmt_bind_text(q, 5, match.fits);
    rc = stmt_step(q, &row, err);
    *out = rc == HUB_OK && row ? stmt_int(q, 0) : 0;
    stmt_done(q);
    return rc;
}

static enum hub_rc count_whole(
    struct store *s, const struct log_page *page, int64_t *out, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < SOURCES; i++) {
        if (made_of[page->part][i]) {
            rc = number(s, whole[i][id_known(page->hub)], page, out, err);
        }
    }
    return rc;
}

enum hub_rc log_page_count(struct store *s, const struct log_page *page, struct arena *a,
    int64_t *out, struct hub_err *err)
{
    hub_id *ids;
    size_t count = 0;
    *out = 0;
    if (has_words(page) && page->part == LOG_ALL) {
        return count_found(s, page, a, out, err);
    }
    if (!has_words(page) && page->part != LOG_TO_DO && page->above <= 0 && page->below == INT64_MAX) {
        return count_whole(s, page, out, err);
    }
    enum hub_rc rc = log_page_ids(s, page, INT32_MAX, a, &ids, &count, err);
    *out = (int64_t)count;
    return rc;
}
