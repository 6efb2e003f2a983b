/* SPDX-License-Identifier: MIT */
/* Columns that a list has beside its noun's fields: what is counted from other records. */
#include "hub/model/group.h"
#include "hub/model/unit.h"
#include "hub/service/groups.h"
#include "hub/service/units.h"
#include "rows_priv.h"

enum { MORE = 4 };

static const char *iso(hub_date d, struct arena *a)
{
    char day[DATE_TEXT];
    return arena_strdup(a, date_iso(d, day));
}

static enum hub_rc unit_more(struct invocation *inv, hub_id id, struct arena *a,
    const char *out[MORE], struct hub_err *err)
{
    struct unit_view v;
    enum hub_rc rc = hub_unit(inv->hub, id, a, &v, err);
    if (rc == HUB_OK) {
        out[0] = arena_printf(a, "%d of %d", v.held, v.agreed);
        out[1] = arena_printf(a, "%d", v.missed);
        out[2] = iso(v.last, a);
        out[3] = iso(v.next, a);
    }
    return rc;
}

static enum hub_rc group_more(struct invocation *inv, hub_id id, struct arena *a,
    const char *out[MORE], struct hub_err *err)
{
    struct group_view v;
    const char *drop_in;
    enum hub_rc rc = hub_group(inv->hub, id, a, &v, err);
    if (rc == HUB_OK) {
        drop_in = v.drop_in == DROP_IN_DONE      ? "done"
                  : v.drop_in == DROP_IN_SET     ? "set"
                  : v.drop_in == DROP_IN_MISSING ? "missing"
                                                 : "";
        out[0] = arena_printf(a, "%d", v.held);
        out[1] = iso(v.last, a);
        out[2] = iso(v.next, a);
        out[3] = drop_in;
    }
    return rc;
}

static const struct more {
    const struct noun *noun;
    size_t at; /* they stand before this column: what is counted is seen first */
    struct column columns[MORE];
    enum hub_rc (*cells)(struct invocation *inv, hub_id id, struct arena *a,
        const char *out[MORE], struct hub_err *err);
} mores[] = {
    {&unit_noun, 5,
        {{"calls", "Calls", CELL_TEXT, false}, {"missed", "Missed", CELL_NUMBER, false},
            {"last_call", "Last call", CELL_TEXT, false}, {"next_due", "Next due", CELL_TEXT, false}},
        unit_more},
    {&support_group_noun, 3,
        {{"meetings", "Meetings", CELL_NUMBER, false}, {"last_met", "Last met", CELL_TEXT, false},
            {"meets_next", "Meets next", CELL_TEXT, false},
            {"drop_in_this_month", "Drop-in this month", CELL_TEXT, false}},
        group_more},
};

static const struct more *more_of(const struct noun *n)
{
    for (size_t i = 0; i < sizeof mores / sizeof *mores; i++) {
        if (mores[i].noun == n) {
            return &mores[i];
        }
    }
    return NULL;
}

/* A cell or column of all, by place: the noun's own, or one more (*extra). */
static size_t place(const struct more *m, size_t i, bool *extra)
{
    *extra = m && i >= m->at && i < m->at + MORE;
    return *extra ? i - m->at : m && i >= m->at ? i - MORE : i;
}

const struct column *list_more_columns(
    const struct noun_columns *c, struct invocation *inv, size_t *count)
{
    const struct more *m = more_of(c->noun);
    *count = c->count + (m ? MORE : 0);
    struct column *all = arena_array(inv->arena, *count, sizeof *all);
    for (size_t i = 0; i < *count; i++) {
        bool extra;
        size_t at = place(m, i, &extra);
        all[i] = extra ? m->columns[at] : c->columns[at];
    }
    return all;
}

enum hub_rc list_more_cells(const struct noun_columns *c, struct invocation *inv, const void *rec,
    const char **cells, struct arena *a, const char ***out, struct hub_err *err)
{
    const struct more *m = more_of(c->noun);
    const char *extra[MORE];
    *out = cells;
    if (!m) {
        return HUB_OK;
    }
    enum hub_rc rc = m->cells(inv, ((const struct record *)rec)->id, a, extra, err);
    *out = arena_array(a, c->count + MORE, sizeof **out);
    for (size_t i = 0; rc == HUB_OK && i < c->count + MORE; i++) {
        bool counted;
        size_t at = place(m, i, &counted);
        (*out)[i] = counted ? extra[at] : cells[at];
    }
    return rc;
}
