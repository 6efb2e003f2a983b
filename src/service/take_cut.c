/* SPDX-License-Identifier: MIT */
/* What a copy is made of: whose it is, of what, and only that. */
#include "take_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/person.h"
#include "hub/model/prune.h"
#include "hub/service/event_view.h"
#include "hub/service/sealed.h"

#include "roles_priv.h"
#include "worry_priv.h"

#include <string.h>

/* --- whose ------------------------------------------------------------------------------- */

static bool same_name(const char *x, const char *y, struct arena *a)
{
    return !str_empty(x) && !str_empty(y) && str_eq(utf8_fold(a, x), utf8_fold(a, y));
}

/* Who works with several hubs has a record in each, of one name. */
static enum hub_rc find_holder(struct taking *t, struct hub_err *err)
{
    struct record_query q = {.order = "id"};
    struct record_list people;
    struct person named;
    hub_id who = id_known(t->ask->holder) ? t->ask->holder : t->h->person;
    query_is(&q, "hub_id", t->row.hub_id);
    query_text(&q, "role", RECORD_KNOWN, NULL);
    enum hub_rc rc = record_get(t->h->store, &person_noun, who, t->a, &named, err);
    rc = rc == HUB_OK ? record_list(t->h->store, &person_noun, &q, t->a, &people, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < people.count; i++) {
        const struct person *p = record_at(&people, i);
        bool is = id_eq(p->record.id, who);
        if (is || (!id_known(t->row.holder_id) && same_name(p->name, named.name, t->a))) {
            t->holder = *p;
            t->row.holder_id = p->record.id;
        }
    }
    return rc == HUB_OK && !id_known(t->row.holder_id)
               ? hub_fail_next(err, HUB_EUSAGE, NEXT_HOLDER, "%s does not work with this hub.",
                     named.name)
               : rc;
}

/* --- of what ------------------------------------------------------------------------------ */

static enum hub_rc find_event(struct taking *t, struct hub_err *err)
{
    struct event e;
    struct pack_facts *f = &t->facts;
    char day[DATE_TEXT];
    const char *number = arena_printf(t->a, "%lld", (long long)t->ask->event.n);
    hub_id same;
    enum hub_rc rc = record_get(t->h->store, &event_noun, t->ask->event, t->a, &e, err);
    if (rc == HUB_OK && stamp_known(e.record.removed_at)) {
        return hub_fail(err, HUB_ENOTFOUND, "%s is in Removed. Bring it back first.", e.name);
    }
    f->day = t->ask->day.d > 0 ? t->ask->day : DATE_NONE;
    if (rc == HUB_OK && !date_known(f->day)) {
        rc = hub_event_named(t->h, number, DATE_NONE, &same, &f->day, err);
    }
    if (rc == HUB_OK) {
        t->row.hub_id = e.hub_id;
        t->row.event_id = f->event = e.record.id;
        f->event_name = arena_printf(t->a, "%s, %s", e.name, date_long(f->day, day));
    }
    return rc;
}

static enum hub_rc find_hub(struct taking *t, struct hub_err *err)
{
    t->row.hub_id = id_known(t->ask->hub) ? t->ask->hub : hub_default(t->h);
    return id_known(t->row.hub_id)
               ? HUB_OK
               : hub_fail_next(err, HUB_EUSAGE, NEXT_HUB, "There are several hubs here.");
}

static enum hub_rc find_due(struct taking *t, struct hub_err *err)
{
    hub_date today = hub_today(t->h), day = t->facts.day;
    bool of_event = date_known(day) && day.d >= today.d;
    t->row.due = date_known(t->ask->due) ? t->ask->due
                 : of_event              ? date_add(day, 1)
                                         : date_add(today, PACK_DAYS);
    return t->row.due.d >= today.d
               ? HUB_OK
               : hub_fail(err, HUB_EINVAL, "A copy is due home today or on a later day.");
}

/* As the holder, at the copy or at the hub: what that person may see decides. */
static struct hub *as_holder(const struct taking *t)
{
    struct hub_opening o = {.config = t->h->config, .clock = &t->h->clock};
    struct hub *view = hub_handle(&o);
    view->person = t->row.holder_id;
    view->person_name = arena_strdup(view->arena, t->holder.name);
    view->role = arena_strdup(view->arena, t->holder.role);
    return view;
}

static enum hub_rc holder_sees(const struct taking *t, struct hub_err *err)
{
    struct hub *view = as_holder(t);
    enum hub_rc rc = access_check(view, VERB_READ, &family_noun, err);
    hub_close(view);
    return rc;
}

enum hub_rc taking_look(struct taking *t, struct hub_err *err)
{
    record_clear(&pack_noun, &t->row);
    t->facts.day = DATE_NONE;
    t->facts.event_name = "";
    if (access_check(t->h, VERB_WRITE, &pack_noun, err) != HUB_OK) {
        return t->h->locked ? err->rc
                            : hub_fail(err, HUB_EDENIED, "A hub carer takes copies. Ask one.");
    }
    struct away_state away;
    hub_away_state(t->h, &away);
    if (away.form == FORM_AWAY) {
        return hub_fail(err, HUB_EUSAGE,
            "This is a copy itself. Bring it home first; copies are taken there.");
    }
    enum hub_rc rc = id_known(t->ask->event) ? find_event(t, err) : find_hub(t, err);
    rc = rc == HUB_OK ? find_holder(t, err) : rc;
    rc = rc == HUB_OK ? holder_sees(t, err) : rc;
    return rc == HUB_OK ? find_due(t, err) : rc;
}

/* --- and only that -------------------------------------------------------------------------- */

static bool may(void *arg, const struct noun *n)
{
    struct hub_err ignored;
    return access_check(arg, VERB_READ, n, &ignored) == HUB_OK;
}

static bool may_open(void *arg, const struct noun *n, hub_id id)
{
    struct hub_err ignored;
    return n == noun_find("worry") && worry_readable(arg, id, &ignored) == HUB_OK;
}

/* Nothing of another hub need be looked for in a file of one. */
static enum hub_rc several_hubs(struct hub *h, bool *several, struct hub_err *err)
{
    struct record_query q = {.any = true};
    int64_t count = 0;
    enum hub_rc rc = record_count(h->store, &hub_noun, &q, &count, err);
    *several = count > 1;
    return rc;
}

static hub_date day_before(hub_date x, hub_date y)
{
    return date_add(x.d < y.d ? x : y, -1);
}

/* `view` looks at the file, and then at the copy. */
static enum hub_rc prune(struct taking *t, struct hub *view, struct hub_err *err)
{
    struct store *file = view->store, *copy = NULL;
    bool several = false;
    struct prune p = {.event = t->row.event_id,
        .day = t->facts.day,
        .since = DATE_NONE,
        .holder = t->row.holder_id,
        .may = may,
        .may_open = may_open,
        .arg = view};
    struct standing of = {0};
    sight_pause(t->h->store); /* of the holder, whoever takes it */
    enum hub_rc rc = standing_of(t->h, &t->holder, t->a, &of, err);
    rc = rc == HUB_OK ? several_hubs(t->h, &several, err) : rc;
    sight_resume(t->h->store);
    t->part = !standing_whole(&of);
    p.sight = of.sight.kind == SIGHT_ALL || id_known(p.event) ? NULL : &of.sight;
    rc = rc == HUB_OK ? pin_stands_under(t->h, p.holder, &p.login, err) : rc;
    if (rc == HUB_OK) {
        p.hub = several || id_known(p.event) ? t->row.hub_id : ID_NONE;
        p.since = id_known(p.event) ? day_before(p.day, hub_today(t->h)) : DATE_NONE;
        rc = prune_copy(file, &p, &copy, err);
    }
    if (rc == HUB_OK) {
        view->store = copy;
        store_close(file);
    }
    return rc;
}

static const char *holds(const struct taking *t, struct store *copy)
{
    size_t n = t->family_count;
    const char *what = id_known(t->row.event_id)
                           ? t->facts.event_name
                           : arena_printf(t->a, "%s of %s", t->part ? "a part" : "all",
                                 record_name(copy, &hub_noun, t->row.hub_id, t->a));
    return arena_printf(t->a, "%s: %zu %s", what, n, words_many(n, "family", "families"));
}

enum hub_rc taking_cut(struct taking *t, struct hub_err *err)
{
    struct hub *view = as_holder(t);
    enum hub_rc rc = store_beside(t->h->store, &view->store, err);
    rc = rc == HUB_OK ? prune(t, view, err) : rc;
    if (rc == HUB_OK) {
        rc = prune_families(view->store, t->a, &t->families, &t->family_count, err);
    }
    if (rc == HUB_OK) {
        rc = prune_last_step(view->store, &t->facts.site, &t->facts.seq, err);
    }
    if (rc == HUB_OK) {
        t->facts.holds = holds(t, view->store);
        rc = store_image(view->store, &t->image, err);
    }
    hub_close(view);
    return rc;
}

void taking_end(struct taking *t)
{
    store_image_free(&t->image);
}
