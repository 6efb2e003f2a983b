/* SPDX-License-Identifier: MIT */
/* A new hub: its row, its carer and, with beds, the carer's home. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/person.h"

#include "hub_priv.h"
#include "making_priv.h"

struct start_work {
    const struct hub_start *start;
    struct arena *a;
};

static enum hub_rc name_is_free(struct hub *h, const char *name, struct hub_err *err)
{
    struct record_query q = {0};
    int64_t count = 0;
    query_text(&q, "name", RECORD_SAME, name);
    enum hub_rc rc = record_count(h->store, &hub_noun, &q, &count, err);
    if (rc == HUB_OK && count > 0) {
        rc = hub_fail(err, HUB_ECONFLICT,
            "%s has a hub called %s already. Nothing was changed.", store_path(h->store), name);
    }
    return rc;
}

static enum hub_rc add_home(
    struct hub *h, hub_id hub, hub_id person, const struct start_work *w, struct hub_err *err)
{
    struct home home;
    struct host host;
    hub_date today = hub_today(h);
    record_clear(&home_noun, &home);
    record_clear(&host_noun, &host);
    enum hub_rc rc = record_defaults(&host_noun, &host, today, w->a, err);
    if (rc == HUB_OK) {
        home.hub_id = hub;
        home.name = w->start->carer;
        rc = record_insert(h->store, &home_noun, &home, err);
    }
    if (rc == HUB_OK) {
        host.hub_id = hub;
        host.name = w->start->carer;
        host.person_id = person;
        host.home_id = home.record.id;
        host.beds = w->start->beds;
        rc = record_insert(h->store, &host_noun, &host, err);
    }
    return rc;
}

static enum hub_rc add_hub(struct hub *h, void *arg, struct hub_err *err)
{
    const struct start_work *w = arg;
    struct hub_row row;
    struct person carer;
    record_clear(&hub_noun, &row);
    record_clear(&person_noun, &carer);
    enum hub_rc rc = name_is_free(h, w->start->name, err);
    if (rc == HUB_OK) {
        row.name = w->start->name;
        row.nation = w->start->nation ? w->start->nation : "England";
        rc = record_insert(h->store, &hub_noun, &row, err);
    }
    if (rc == HUB_OK) {
        carer.hub_id = row.record.id;
        carer.name = w->start->carer;
        carer.role = "hub carer";
        rc = record_insert(h->store, &person_noun, &carer, err);
    }
    if (rc == HUB_OK && h->practice) {
        rc = store_mark_practice(h->store, err);
    }
    if (rc == HUB_OK && w->start->beds > 0) {
        rc = add_home(h, row.record.id, carer.record.id, w, err);
    }
    return rc;
}

static enum hub_rc start_hub(struct hub *h, const struct hub_start *start, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct start_work w = {start, scratch};
    struct txn_label label = {.verb = "init", .noun = "hub", .person = h->person};
    enum hub_rc rc = hub_write(h, &label, add_hub, &w, err);
    arena_destroy(scratch);
    return rc;
}

static enum hub_rc is_named(const struct hub_start *start, struct hub_err *err)
{
    if (str_empty(start->name) || str_empty(start->carer)) {
        return hub_fail(err, HUB_EUSAGE, "A new hub needs a name and a hub carer. Give both.");
    }
    return HUB_OK;
}

enum hub_rc hub_init(const struct hub_opening *o, const struct hub_start *start, struct hub_err *err)
{
    enum hub_rc rc = is_named(start, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct making m;
    rc = making_begin(&m, o, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct hub *h = hub_handle(&m.opening);
    rc = hub_handle_open(h, &m.opening, STORE_CREATE, err);
    if (rc == HUB_OK) {
        rc = start_hub(h, start, err);
    }
    hub_close(h);
    return making_end(&m, rc, err);
}

enum hub_rc hub_init_beside(struct hub *h, const struct hub_start *start, struct hub_err *err)
{
    enum hub_rc rc = access_check(h, VERB_WRITE, &hub_noun, err);
    if (rc == HUB_OK) {
        rc = is_named(start, err);
    }
    return rc == HUB_OK ? start_hub(h, start, err) : rc;
}
