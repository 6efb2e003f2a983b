/* SPDX-License-Identifier: MIT */
/* hub unit held, missed, plan, review, finish, again */
#include "hub/base/str.h"
#include "hub/service/units.h"

#include "command_priv.h"

#include <string.h>

enum { MINUTES_MOST = 600 };

static enum hub_rc unit_named(struct invocation *inv, hub_id *out, struct hub_err *err)
{
    return hub_unit_find(inv->hub, inv->args[0], out, err);
}

/* "Okafor: assessment done, calls 4 of 6 (number 2745)" */
static enum hub_rc say_unit(struct invocation *inv, hub_id id, struct hub_err *err)
{
    struct unit_view v;
    enum hub_rc rc = hub_unit(inv->hub, id, inv->arena, &v, err);
    return rc == HUB_OK ? print(inv, err, "%s: %s (number %lld)\n", v.family,
                              unit_words(&v, hub_today(inv->hub), inv->arena), (long long)id.n)
                        : rc;
}

/* "minutes=45" */
static enum hub_rc minutes_said(struct invocation *inv, int64_t *out, struct hub_err *err)
{
    static const char word[] = "minutes=";
    if (inv->arg_count < 2) {
        return HUB_OK;
    }
    if (!str_starts(inv->args[1], word) || !str_int(inv->args[1] + strlen(word), 0, MINUTES_MOST, out)) {
        return hub_fail(err, HUB_EUSAGE, "\"%s\" does not say how long it was, as minutes=45 does.",
            inv->args[1]);
    }
    return HUB_OK;
}

static enum hub_rc call_was(struct invocation *inv, const char *status, struct hub_err *err)
{
    hub_id unit, call;
    struct unit_call was = {status, option_date(inv, OPTION_DATE), INT_NONE};
    enum hub_rc rc = minutes_said(inv, &was.minutes, err);
    rc = rc == HUB_OK ? unit_named(inv, &unit, err) : rc;
    rc = rc == HUB_OK ? hub_unit_call(inv->hub, unit, &was, &call, err) : rc;
    return rc == HUB_OK ? say_unit(inv, unit, err) : rc;
}

enum hub_rc run_unit_held(struct invocation *inv, struct hub_err *err)
{
    return call_was(inv, "held", err);
}

enum hub_rc run_unit_missed(struct invocation *inv, struct hub_err *err)
{
    return call_was(inv, "missed", err);
}

enum hub_rc run_unit_plan(struct invocation *inv, struct hub_err *err)
{
    if (!given(inv, OPTION_DATE)) {
        return hub_fail(err, HUB_EUSAGE, "When is the next call? Say --date DATE.");
    }
    return call_was(inv, "planned", err);
}

enum hub_rc run_unit_review(struct invocation *inv, struct hub_err *err)
{
    hub_id unit;
    hub_date day = option_date(inv, OPTION_DATE);
    day = date_known(day) ? day : hub_today(inv->hub);
    enum hub_rc rc = unit_named(inv, &unit, err);
    rc = rc == HUB_OK ? hub_unit_review(inv->hub, unit, day, NULL, err) : rc;
    return rc == HUB_OK ? say_unit(inv, unit, err) : rc;
}

enum hub_rc run_unit_finish(struct invocation *inv, struct hub_err *err)
{
    hub_id unit;
    enum hub_rc rc = unit_named(inv, &unit, err);
    rc = rc == HUB_OK ? hub_unit_end(inv->hub, unit, err) : rc;
    return rc == HUB_OK ? say_unit(inv, unit, err) : rc;
}

enum hub_rc run_unit_again(struct invocation *inv, struct hub_err *err)
{
    hub_id unit, made;
    enum hub_rc rc = unit_named(inv, &unit, err);
    rc = rc == HUB_OK ? hub_unit_again(inv->hub, unit, &made, err) : rc;
    return rc == HUB_OK ? say_unit(inv, made, err) : rc;
}
