/* SPDX-License-Identifier: MIT */
#include "choir_case.h"

#include "hub/base/str.h"
#include "hub/service/history.h"
#include "unit.h"

#include <string.h>

hub_wall choir_at(const char *iso)
{
    hub_wall w = WALL_NONE;
    assert_true(wall_from_iso(iso, &w));
    return w;
}

hub_date choir_on(const char *iso)
{
    hub_date d = DATE_NONE;
    assert_true(date_from_iso(iso, &d));
    return d;
}

/* "5 Dec 10:00|12 Dec 10:00 ~note" of the dates asked for. */
const char *choir_dates(struct open_hub *w, hub_id event, enum series_which which, size_t most)
{
    struct series_dates d;
    struct sb b = sb_on(w->a);
    char text[DATE_TEXT];
    hub_date from = which == SERIES_NEXT ? date_from_ymd(2026, 12, 1) : DATE_NONE;
    if (hub_series_dates(w->h, event, which, from, most, w->a, &d, &w->err) != HUB_OK) {
        return w->err.msg;
    }
    for (size_t i = 0; i < d.count; i++) {
        const struct series_date *t = &d.items[i];
        sb_addf(&b, "%s%s%s%s%s%s", b.len ? "|" : "", wall_iso(t->starts, text) + 5,
            *t->name ? " " : "", t->name, *t->note ? " ~" : "", t->note);
        if (t->asked || t->expected) {
            sb_addf(&b, " %d+%d", t->asked, t->expected);
        }
    }
    return sb_str(&b);
}

hub_id choir_new(struct open_hub *w)
{
    return add(w, "event",
        "event=Choir|start=2026-12-05 10:00|end=2026-12-05 11:30|place=Hall|"
        "repeats=every Saturday");
}

/* "start=11:00|note=bring cake" */
enum hub_rc choir_change(struct open_hub *w, hub_id event, const char *original,
    enum series_scope scope, const char *fields, hub_id *now)
{
    struct assignment set[8];
    size_t count = str_parts(fields);
    for (size_t i = 0; i < count; i++) {
        char *part = arena_strdup(w->a, str_part(w->a, fields, i)), *is = strchr(part, '=');
        *is = '\0';
        set[i] = (struct assignment){part, is + 1};
    }
    return hub_series_edit(w->h, event, choir_at(original), scope, set, count, now, &w->err);
}

void choir_must(struct open_hub *w, enum hub_rc rc)
{
    if (rc != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
}

void choir_undo(struct open_hub *w)
{
    const char *sentence;
    choir_must(w, hub_undo(w->h, w->a, &sentence, &w->err));
}
