/* SPDX-License-Identifier: MIT */
/* hub copy … */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/service/copy.h"
#include "hub/service/event_view.h"

#include "command_priv.h"

static enum hub_rc say_notes(
    struct invocation *inv, const struct copy_notes *notes, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < notes->count; i++) {
        rc = print(inv, err, "%s\n", notes->lines[i]);
    }
    if (rc == HUB_OK && given(inv, OPTION_DRY_RUN)) {
        rc = print(inv, err, "Nothing was saved: this was a try.\n");
    }
    return rc;
}

static enum hub_rc event_named(struct invocation *inv, const char *name, hub_date from,
    hub_id *event, struct hub_err *err)
{
    hub_date day;
    if (str_empty(name)) {
        return hub_fail(err, HUB_EUSAGE, "Which event? Say --event NAME.");
    }
    return hub_event_named(inv->hub, name, from, event, &day, err);
}

enum hub_rc run_copy_event(struct invocation *inv, struct hub_err *err)
{
    struct copy_notes notes = {.a = inv->arena};
    hub_id event = ID_NONE;
    hub_date to = option_date(inv, OPTION_TO_DAY);
    if (!date_known(to)) {
        return hub_fail(err, HUB_EUSAGE, "To which day? Say --to DATE.");
    }
    enum hub_rc rc = event_named(inv, inv->args[0], option_date(inv, OPTION_FROM), &event, err);
    if (rc == HUB_OK) {
        rc = hub_event_copy(inv->hub, event, to, given(inv, OPTION_DRY_RUN), &notes, err);
    }
    return rc == HUB_OK ? say_notes(inv, &notes, err) : rc;
}

enum hub_rc run_copy_season(struct invocation *inv, struct hub_err *err)
{
    struct copy_notes notes = {.a = inv->arena};
    enum hub_rc rc = hub_season_copy(inv->hub, option_date(inv, OPTION_FROM),
        option_date(inv, OPTION_TO), option_date(inv, OPTION_START),
        given(inv, OPTION_DRY_RUN), &notes, err);
    if (rc == HUB_OK) {
        rc = print(inv, err, "%zu %s copied.\n", notes.made, words_many(notes.made, "event", "events"));
    }
    return rc == HUB_OK ? say_notes(inv, &notes, err) : rc;
}

enum hub_rc run_copy_risk(struct invocation *inv, struct hub_err *err)
{
    struct copy_notes notes = {.a = inv->arena};
    hub_id event = ID_NONE, like = ID_NONE;
    const char *from = option_text(inv, OPTION_LIKE);
    const char *name = inv->arg_count ? inv->args[0] : option_text(inv, OPTION_EVENT);
    enum hub_rc rc = event_named(inv, name, option_date(inv, OPTION_FROM), &event, err);
    if (rc == HUB_OK && from) {
        rc = event_named(inv, from, DATE_NONE, &like, err);
    }
    if (rc == HUB_OK) {
        rc = hub_risk_copy(inv->hub, event, like, &notes, err);
    }
    return rc == HUB_OK ? say_notes(inv, &notes, err) : rc;
}
