/* SPDX-License-Identifier: MIT */
/* --only and --from: one date of an event that repeats, or it and all later ones. */
#include "command_priv.h"
#include "hub/service/series.h"

bool names_date(const struct invocation *inv)
{
    return given(inv, OPTION_ONLY) || given(inv, OPTION_ONWARD);
}

static enum hub_rc date_named(struct invocation *inv, const struct noun *n, hub_id id,
    hub_wall *original, enum series_scope *scope, struct hub_err *err)
{
    bool only = given(inv, OPTION_ONLY);
    *scope = only ? SERIES_ONE : SERIES_LATER;
    if (only && given(inv, OPTION_ONWARD)) {
        return hub_fail(err, HUB_EUSAGE, "Either --only one date, or --from a date on.");
    }
    if (n != &event_noun) {
        return hub_fail(err, HUB_EUSAGE, "--only and --from name dates of an event; this is %s %s.",
            noun_article(n), n->name);
    }
    hub_date day = option_date(inv, only ? OPTION_ONLY : OPTION_ONWARD);
    return hub_series_on(inv->hub, id, day, original, err);
}

enum hub_rc edit_date(struct invocation *inv, const struct noun *n, hub_id *id,
    const struct assignment *set, size_t count, struct hub_err *err)
{
    hub_wall original = WALL_NONE;
    enum series_scope scope;
    enum hub_rc rc = date_named(inv, n, *id, &original, &scope, err);
    return rc == HUB_OK ? hub_series_edit(inv->hub, *id, original, scope, set, count, id, err) : rc;
}

enum hub_rc remove_date(
    struct invocation *inv, const struct noun *n, hub_id id, struct hub_err *err)
{
    hub_wall original = WALL_NONE;
    enum series_scope scope;
    enum hub_rc rc = date_named(inv, n, id, &original, &scope, err);
    return rc == HUB_OK ? hub_series_remove(inv->hub, id, original, scope, err) : rc;
}

enum hub_rc bring_back_date(
    struct invocation *inv, const struct noun *n, hub_id id, struct hub_err *err)
{
    hub_wall original = WALL_NONE;
    enum series_scope scope;
    enum hub_rc rc = date_named(inv, n, id, &original, &scope, err);
    return rc == HUB_OK ? hub_series_restore(inv->hub, id, original, err) : rc;
}
