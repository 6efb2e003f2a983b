/* SPDX-License-Identifier: MIT */
/* Until when a request for records has to be answered. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/scheduler/holidays.h"
#include "hub/service/access_copy.h"

#include "hub_priv.h"
#include "law_words_priv.h"

#include <stdlib.h>
#include <string.h>

enum { ANSWER_MONTHS = 1, LONGER_MONTHS = 2 }; /* S108; S109 */

static enum nation nation_of(struct hub *h, hub_id hub, struct arena *a)
{
    struct hub_row row;
    struct hub_err ignored;
    bool found = record_get(h->store, &hub_noun, hub, a, &row, &ignored) == HUB_OK;
    return nation_named(found ? row.nation : NULL);
}

static hub_date working_day(hub_date day, enum nation nation)
{
    while (date_weekday(day) == SAT || date_weekday(day) == SUN || holiday_on(nation, day, NULL)) {
        day = date_add(day, 1);
    }
    return day;
}

void hub_request_clock(struct hub *h, const struct access_request *r, struct arena *a,
    struct request_clock *out)
{
    char due[DATE_TEXT];
    bool longer = r->needs_longer == 1;
    *out = (struct request_clock){.due = DATE_NONE, .words = ""};
    if (!date_known(r->received)) {
        return;
    }
    if (date_known(r->clock_stopped)) {
        hub_date until = date_known(r->clock_started) ? r->clock_started : hub_today(h);
        out->stopped = !date_known(r->clock_started) && !date_known(r->sent);
        out->days_stopped = until.d > r->clock_stopped.d ? date_diff(until, r->clock_stopped) : 0;
    }
    hub_date day = date_add_months(r->received, ANSWER_MONTHS + (longer ? LONGER_MONTHS : 0));
    out->own = date_known(r->due);
    out->due = out->own ? r->due
                        : working_day(date_add(day, out->days_stopped), nation_of(h, r->hub_id, a));
    date_long(out->due, due);
    if (date_known(r->sent)) {
        char sent[DATE_TEXT];
        out->words = arena_printf(a, "Answered %s.", date_long(r->sent, sent));
    } else if (out->own) {
        out->words = arena_printf(a, "Answer by %s, as written down.", due);
    } else if (out->stopped) {
        out->words = arena_printf(a,
            "The clock is stopped for their answer. If it came today: by %s (S109).", due);
    } else {
        out->words = arena_printf(a, "Answer by %s: %s from the day it came%s (%s).", due,
            longer ? "three months" : "a month",
            out->days_stopped ? ", and the days it was stopped" : "", longer ? "S109" : "S108");
    }
}

static int by_due(const void *x, const void *y)
{
    const struct request_line *a = x, *b = y;
    bool sent_a = date_known(a->request.sent), sent_b = date_known(b->request.sent);
    if (sent_a != sent_b) {
        return sent_a ? 1 : -1;
    }
    return (a->clock.due.d > b->clock.due.d) - (a->clock.due.d < b->clock.due.d);
}

static const char *about(struct hub *h, const struct access_request *r, struct arena *a)
{
    if (id_known(r->child_id)) {
        return record_name(h->store, noun_find("child"), r->child_id, a);
    }
    if (id_known(r->person_id)) {
        return record_name(h->store, noun_find("person"), r->person_id, a);
    }
    return id_known(r->family_id) ? record_name(h->store, noun_find("family"), r->family_id, a)
                                  : "nobody yet";
}

enum hub_rc hub_requests(struct hub *h, struct arena *a, struct request_line **out, size_t *count,
    struct hub_err *err)
{
    struct record_ask ask = record_ask_all();
    struct record_list list = {0};
    enum hub_rc rc = hub_list(h, &access_request_noun, &ask, a, &list, err);
    *out = arena_array(a, list.count + 1, sizeof **out);
    *count = rc == HUB_OK ? list.count : 0;
    for (size_t i = 0; i < *count; i++) {
        struct request_line *line = &(*out)[i];
        memcpy(&line->request, record_at(&list, i), sizeof line->request);
        hub_request_clock(h, &line->request, a, &line->clock);
        line->about = about(h, &line->request, a);
    }
    if (*count) {
        qsort(*out, *count, sizeof **out, by_due);
    }
    return rc;
}
