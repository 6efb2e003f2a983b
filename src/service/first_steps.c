/* SPDX-License-Identifier: MIT */
/* What is still to be done first in a hub this person has started: shown until it is done. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "hub/service/personal.h"
#include "today_priv.h"

static void step(struct today_work *w, const char *noun, hub_id record, const char *text)
{
    today_need(w, NEED_CHECK, NEED_FIRST_STEP, w->out->day, record, "First step: %s", text);
    w->out->needs[w->out->need_count - 1].what = noun;
}

static bool started_here(struct today_work *w)
{
    struct hub_err ignored;
    const char *value;
    return hub_personal(w->h, PERSONAL_FIRST, w->a, &value, &ignored) == HUB_OK &&
           str_eq(value, "yes");
}

static enum hub_rc none_yet(
    struct today_work *w, const struct noun *n, const char *text, struct hub_err *err)
{
    struct record_query q = {0};
    int64_t count = 0;
    enum hub_rc rc = record_count(w->h->store, n, &q, &count, err);
    if (rc == HUB_OK && count == 0) {
        step(w, n->name, ID_NONE, text);
    }
    return rc;
}

enum hub_rc today_first_steps(struct today_work *w, struct hub_err *err)
{
    struct hub_row hub;
    struct person me;
    hub_id id = hub_default(w->h);
    if (!id_known(id) || !started_here(w)) {
        return HUB_OK;
    }
    enum hub_rc rc = record_get(w->h->store, &hub_noun, id, w->a, &hub, err);
    if (rc == HUB_OK && str_empty(hub.lead_phone)) {
        step(w, "hub", id, "write down the safeguarding lead and the phone.");
    }
    if (rc == HUB_OK) {
        rc = record_get(w->h->store, &person_noun, w->h->person, w->a, &me, err);
    }
    if (rc == HUB_OK && str_empty(me.phone)) {
        step(w, "person", w->h->person, "write down your own phone.");
    }
    if (rc == HUB_OK) {
        rc = none_yet(w, &host_noun, "write down a home with beds.", err);
    }
    return rc == HUB_OK ? none_yet(w, &family_noun, "write down the first family.", err) : rc;
}
