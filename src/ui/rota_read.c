/* SPDX-License-Identifier: MIT */
/*
 * Reading the rota for the screen: only the half year around the window, and of
 * one hub, so that ten years of 200 hubs cost no more than one year of one.
 */
#include "rota_read_priv.h"

#include "hub/service/hub.h"

enum { SPAN_DAYS = 183, QUARTER_DAYS = 92 };

/* Today, or a day some quarters from it: within one the window moves without reading. */
static hub_date first_day(const struct rota_view *s, hub_date today)
{
    int days = date_diff(s->start, today), quarters = days / QUARTER_DAYS;
    if (quarters * QUARTER_DAYS > days) {
        quarters--;
    }
    return date_add(today, quarters * QUARTER_DAYS);
}

static bool stands(const struct rota_report_row *r)
{
    return r->finding->level == LEVEL_HARD && r->finding->override < 0;
}

/* The must-fixes, then the rest; each in order of date, as they were. */
static void worst_first(struct rota_read *r)
{
    struct rota_report_row *sorted = arena_array(r->a, r->report.count + 1, sizeof *sorted);
    size_t n = 0;
    for (int rest = 0; rest < 2; rest++) {
        for (size_t i = 0; i < r->report.count; i++) {
            if (stands(&r->report.rows[i]) == !rest) {
                sorted[n++] = r->report.rows[i];
            }
        }
    }
    r->report.rows = sorted;
}

static enum hub_rc read_books(struct rota_read *r, struct hub *hub, struct hub_err *err)
{
    enum hub_rc rc = hub_rota_book(hub, r->from, r->to, r->a, &r->book, err);
    r->apart = r->today.d < r->from.d || r->today.d > r->to.d;
    if (rc == HUB_OK && r->apart) {
        rc = hub_rota_book(hub, r->today, r->today, r->a, &r->tonight, err);
    }
    if (rc == HUB_OK) {
        rc = hub_rota_changes(hub, 0, r->from, r->to, r->a, &r->changes, err);
    }
    if (rc == HUB_OK) {
        rota_report_together(&r->book, 0, r->a, &r->report);
        worst_first(r);
    }
    return rc;
}

enum hub_rc rota_read_for(struct rota_view *s, struct hub *hub, struct hub_err *err)
{
    struct rota_read *r = &s->read, old = s->read;
    struct rota_read now = {
        .a = old.a, .version = hub_version(hub), .hub = hub_shown(hub), .today = hub_today(hub)};
    if (old.a && s->start.d == old.today.d) {
        s->start = now.today; /* midnight has passed */
    }
    now.from = first_day(s, now.today);
    now.to = date_add(now.from, SPAN_DAYS);
    s->hub_name = hub_shown_name(hub);
    if (old.a && now.version == old.version && id_eq(now.hub, old.hub) &&
        now.today.d == old.today.d && now.from.d == old.from.d) {
        return HUB_OK;
    }
    now.a = arena_create();
    hub_id before = hub_narrowed(hub);
    hub_narrow_to(hub, now.hub);
    *r = now;
    enum hub_rc rc = read_books(r, hub, err);
    hub_narrow_to(hub, before);
    arena_destroy(rc == HUB_OK ? old.a : now.a);
    if (rc != HUB_OK) {
        *r = old;
    }
    return rc;
}
