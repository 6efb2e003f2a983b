/* SPDX-License-Identifier: MIT */
/* What was changed of single dates and went as the series became an event of one date: said once. */
#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "series_priv.h"

enum { NAMED_MOST = 3 };

/* "12 Dec 2026 (carols)": what was changed of a date that went into Removed in this step. */
static const char *gone_with(
    struct hub *h, const struct event_change *c, int64_t step, struct arena *a)
{
    struct journal_txn txn;
    struct hub_err ignored;
    char day[DATE_TEXT];
    bool found = false;
    enum hub_rc rc = journal_step_since(h->store, event_change_noun.table, c->record.id,
        "removed_at", step - 1, a, &found, &txn, &ignored);
    const char *what = !str_empty(c->note) ? c->note : c->cancelled == 1 ? "skipped" : "changed";
    return rc != HUB_OK || !found || txn.applied != step
               ? NULL
               : arena_printf(a, "%s (%s)", date_medium(wall_date(c->day), day), what);
}

const char *hub_series_gone_told(struct hub *h, hub_id event, struct arena *a)
{
    struct record_query q = {.removed = true, .order = "day"};
    struct record_list l = {0};
    struct hub_err ignored;
    struct sb b = sb_on(a);
    size_t gone = 0;
    int64_t step;
    query_is(&q, "event_id", event);
    bool read = journal_newest(h->store, &step, &ignored) == HUB_OK &&
                record_list(h->store, &event_change_noun, &q, a, &l, &ignored) == HUB_OK;
    for (size_t i = 0; read && i < l.count; i++) {
        const char *told = gone_with(h, record_at(&l, i), step, a);
        if (told && gone < NAMED_MOST) {
            sb_addf(&b, "%s%s", gone ? ", " : "", told);
        }
        gone += told != NULL;
    }
    return !gone ? ""
                 : arena_printf(a, "It does not repeat any more: %s%s went to Removed. u brings back.",
                       sb_str(&b),
                       gone > NAMED_MOST ? arena_printf(a, " and %zu more", gone - NAMED_MOST) : "");
}
