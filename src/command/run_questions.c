/* SPDX-License-Identifier: MIT */
/* hub questions, hub list questions */
#include "hub/base/str.h"
#include "hub/service/questions.h"
#include "rows_priv.h"

/* --- as a table ------------------------------------------------------------------------------- */

static const struct column question_columns[] = {
    {"hub", "Hub", CELL_TEXT, true},
    {"id", "Id", CELL_NUMBER, true},
    {"number", "Number", CELL_NUMBER, false},
    {"kind", "Kind", CELL_TEXT, true},
    {"about", "About", CELL_TEXT, false},
    {"laptop", "Laptop", CELL_TEXT, false},
    {"home", "Home", CELL_TEXT, false},
    {"advice", "What to do", CELL_TEXT, true},
    {"status", "Status", CELL_TEXT, true},
    {"answer", "Answer", CELL_TEXT, false},
    {"settled_by", "Settled by", CELL_TEXT, true},
    {"settled_at", "Settled", CELL_TEXT, true},
};
enum { QUESTION_CELLS = sizeof question_columns / sizeof *question_columns };

static const char *versions(const struct question_row *q, bool home, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < q->side_count; i++) {
        if (q->sides[i].home == home) {
            sb_addf(&b, "%s%s", b.len ? " / " : "", q->sides[i].value);
        }
    }
    return sb_str(&b);
}

static enum hub_rc add_rows(struct rows *rows, void *arg, struct hub_err *err)
{
    const struct question_list *list = arg;
    struct arena *a = rows->inv->arena;
    char at[DATE_TEXT];
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < list->count; i++) {
        const struct question_row *q = &list->rows[i];
        const char *cells[QUESTION_CELLS] = {
            q->hub,
            id_text(a, q->id),
            arena_printf(a, "%lld", (long long)q->number),
            q->kind,
            q->about,
            versions(q, false, a),
            versions(q, true, a),
            q->advice,
            q->open ? "open" : "settled",
            q->answer,
            q->settled_by,
            wall_known(q->settled_at) ? wall_iso(q->settled_at, at) : "",
        };
        rc = rows_add(rows, cells, err);
    }
    return rc;
}

static const char NONE[] = "There is nothing to decide.";

static enum hub_rc print_table(
    struct invocation *inv, struct question_list *list, struct hub_err *err)
{
    const struct row_table table = {COLUMNS_OF(question_columns), add_rows, list, NONE, false};
    return rows_show(inv, option_format(inv), &table, err);
}

enum hub_rc run_list_questions(struct invocation *inv, struct hub_err *err)
{
    struct question_list list;
    enum hub_rc rc = hub_questions(inv->hub, given(inv, OPTION_ALL), inv->arena, &list, err);
    return rc == HUB_OK ? print_table(inv, &list, err) : rc;
}

/* --- in sentences ------------------------------------------------------------------------------- */

static size_t laptops(const struct question_row *q)
{
    size_t count = 0;
    for (size_t i = 0; i < q->side_count; i++) {
        count += !q->sides[i].home;
    }
    return count;
}

/* "hub resolve 4 laptop|home" */
static const char *how(const struct question_row *q, struct arena *a)
{
    struct sb b = sb_on(a);
    size_t count = laptops(q);
    sb_addf(&b, "hub resolve %lld ", (long long)q->number);
    if (!q->which) {
        sb_add(&b, "laptop");
    }
    for (size_t i = 1; q->which && i <= count; i++) {
        sb_addf(&b, "%slaptop=%zu", i > 1 ? "|" : "", i);
    }
    sb_addf(&b, "|home%s", q->both ? "|both" : "");
    return sb_str(&b);
}

static enum hub_rc print_question(
    struct invocation *inv, const struct question_row *q, struct hub_err *err)
{
    struct arena *a = inv->arena;
    char at[DATE_TEXT];
    const struct hub_entry *hubs;
    bool several = hub_entries(inv->hub, &hubs) > 1;
    enum hub_rc rc = print(inv, err, "%lld. %s%s%s\n", (long long)q->number, q->question,
        several ? " " : "", several ? q->hub : "");
    for (size_t i = 0; rc == HUB_OK && i < q->side_count; i++) {
        rc = print(inv, err, "   %s\n", question_side_words(q, i, false, a));
    }
    if (rc == HUB_OK && *q->advice) {
        rc = print(inv, err, "   %s\n", q->advice);
    }
    if (rc == HUB_OK && q->open) {
        return print(inv, err, "   %s\n", how(q, a));
    }
    return rc == HUB_OK
               ? print(inv, err, "   Settled%s%s%s%s: %s\n", *q->settled_by ? " by " : "",
                     q->settled_by, wall_known(q->settled_at) ? ", " : "",
                     wall_known(q->settled_at) ? wall_long(q->settled_at, at) : "", q->answer)
               : rc;
}

enum hub_rc run_questions(struct invocation *inv, struct hub_err *err)
{
    struct question_list list;
    const char *format = option_text(inv, OPTION_FORMAT);
    enum hub_rc rc = hub_questions(inv->hub, given(inv, OPTION_ALL), inv->arena, &list, err);
    if (rc == HUB_OK && (option_format(inv) != FORMAT_TEXT || str_eq(format, "lines"))) {
        return print_table(inv, &list, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        rc = print_question(inv, &list.rows[i], err);
    }
    return rc == HUB_OK && list.count == 0 ? print(inv, err, "%s\n", NONE) : rc;
}
