/* SPDX-License-Identifier: MIT */
/* A filled period kept in the rota: drafts in, and what gave way cancelled. */
#include "hub/base/str.h"
#include "hub/model/stay.h"
#include "hub/service/fill.h"
#include "hub_priv.h"

struct saving {
    const struct hub_fill *fill;
    struct arena *a;
};

static enum hub_rc save_new(struct hub *h, const struct saving *w, const struct rota_book *book,
    const struct fill_stay *y, struct hub_err *err)
{
    struct stay s;
    record_clear(&stay_noun, &s);
    enum hub_rc rc = record_defaults(&stay_noun, &s, hub_today(h), w->a, err);
    s.family_id = (hub_id){book->facts.families[y->family].id};
    s.host_id = (hub_id){book->facts.hosts[y->host].id};
    s.arrive = y->arrive;
    s.leave = y->leave;
    s.status = "draft";
    s.kind = "planned";
    s.filled = 1;
    if (rc == HUB_OK) {
        rc = links_default(h, &stay_noun, &s, w->a, err);
    }
    if (rc == HUB_OK) {
        rc = record_insert(h->store, &stay_noun, &s, err);
    }
    return rc == HUB_OK ? links_add(h, &stay_noun, &s, w->a, err) : rc;
}

/* A draft that gives way goes to Removed; what was agreed stays in sight as cancelled. */
static enum hub_rc let_go(struct hub *h, const struct saving *w, const struct rota_book *book,
    int32_t stay, const char *why, struct hub_err *err)
{
    hub_id id = {book->facts.stays[stay].id};
    struct stay s;
    if (book->facts.stays[stay].status == STATUS_DRAFT) {
        return take_away(h, &stay_noun, id, err);
    }
    enum hub_rc rc = record_get(h->store, &stay_noun, id, w->a, &s, err);
    s.status = "cancelled";
    s.cancelled_by = h->person_name;
    s.cancelled_why = why;
    return rc == HUB_OK ? record_update(h->store, &stay_noun, &s, err) : rc;
}

static enum hub_rc save_part(
    struct hub *h, const struct saving *w, const struct hub_fill_part *part, struct hub_err *err)
{
    const struct fill_result *r = &part->rota;
    enum hub_rc rc = HUB_OK;
    for (int32_t i = 0; rc == HUB_OK && i < r->dropped_count; i++) {
        rc = let_go(h, w, &part->book, r->dropped[i], "The rota was planned again.", err);
    }
    for (int32_t i = 0; rc == HUB_OK && i < r->stay_count; i++) {
        const struct fill_stay *y = &r->stays[i];
        char day[DATE_TEXT];
        if (y->fate == FILL_MOVED) {
            rc = let_go(h, w, &part->book, y->stay,
                arena_printf(w->a, "The rota was planned again: now %s.",
                    date_long(wall_date(y->arrive), day)),
                err);
        }
        if (rc == HUB_OK && y->fate != FILL_KEPT) {
            rc = save_new(h, w, &part->book, y, err);
        }
    }
    return rc;
}

static enum hub_rc save_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct saving *w = arg;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < w->fill->count; i++) {
        rc = save_part(h, w, &w->fill->parts[i], err);
    }
    return rc;
}

enum hub_rc hub_rota_fill_save(struct hub *h, const struct hub_fill *fill, struct hub_err *err)
{
    struct saving w = {fill, arena_create()};
    struct txn_label label = {.verb = "add", .person = h->person, .noun = stay_noun.name};
    enum hub_rc rc = access_check(h, VERB_WRITE, &stay_noun, err);
    if (rc == HUB_OK) {
        rc = hub_write(h, &label, save_work, &w, err);
    }
    arena_destroy(w.a);
    return rc;
}
