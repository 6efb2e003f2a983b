/* SPDX-License-Identifier: MIT */
/* A filled period kept in the rota: drafts in, and what gave way moved or asked for again. */
#include "hub/base/str.h"
#include "hub/model/stay.h"
#include "hub/service/fill.h"
#include "hub_priv.h"
#include "links_priv.h"

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

/* "Agreed for 9–11 Jan 2026 at Ben's until Amina planned the rota again." below what is noted already */
static const char *noted(struct hub *h, const struct saving *w, const struct rota_book *book,
    const struct rota_stay *was, const char *notes)
{
    char range[DATE_TEXT];
    const char *line = arena_printf(w->a, "Agreed for %s at %s's until %s planned the rota again.",
        date_range(wall_date(was->arrive), wall_date(was->leave), range),
        book->host_full[was->host], h->person_name);
    return str_empty(notes) ? line : arena_printf(w->a, "%s\n%s", notes, line);
}

/* No child keeps a bed in a home they no longer go to. */
static enum hub_rc leave_beds(
    struct hub *h, const struct saving *w, hub_id stay, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list list;
    query_is(&q, "stay_id", stay);
    enum hub_rc rc = record_list(h->store, &stay_child_noun, &q, w->a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        struct stay_child *c = record_at(&list, i);
        if (id_known(c->bed_id)) {
            c->bed_id = ID_NONE;
            rc = record_update(h->store, &stay_child_noun, c, err);
        }
    }
    return rc;
}

/* It is the same stay on other days: with `to` a draft there, without it asked for again. */
static enum hub_rc move(struct hub *h, const struct saving *w, const struct rota_book *book,
    int32_t stay, const struct fill_stay *to, struct hub_err *err)
{
    const struct rota_stay *was = &book->facts.stays[stay];
    hub_id id = {was->id};
    struct stay s;
    enum hub_rc rc = record_get(h->store, &stay_noun, id, w->a, &s, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (was->status != STATUS_DRAFT) {
        s.notes = noted(h, w, book, was, s.notes);
    }
    s.status = to ? "draft" : "asked";
    s.host_id = to ? ((hub_id){book->facts.hosts[to->host].id}) : ID_NONE;
    s.arrive = to ? to->arrive : s.arrive;
    s.leave = to ? to->leave : s.leave;
    s.bed_id = ID_NONE;
    rc = record_update(h->store, &stay_noun, &s, err);
    return rc == HUB_OK ? leave_beds(h, w, id, err) : rc;
}

/* A draft that gives way goes to Removed; what was agreed is asked for again. */
static enum hub_rc let_go(struct hub *h, const struct saving *w, const struct rota_book *book,
    int32_t stay, struct hub_err *err)
{
    if (book->facts.stays[stay].status == STATUS_DRAFT) {
        return take_away(h, &stay_noun, (hub_id){book->facts.stays[stay].id}, err);
    }
    return move(h, w, book, stay, NULL, err);
}

static enum hub_rc save_part(
    struct hub *h, const struct saving *w, const struct hub_fill_part *part, struct hub_err *err)
{
    const struct fill_result *r = &part->rota;
    enum hub_rc rc = HUB_OK;
    for (int32_t i = 0; rc == HUB_OK && i < r->dropped_count; i++) {
        rc = let_go(h, w, &part->book, r->dropped[i], err);
    }
    for (int32_t i = 0; rc == HUB_OK && i < r->stay_count; i++) {
        const struct fill_stay *y = &r->stays[i];
        if (y->fate == FILL_MOVED) {
            rc = move(h, w, &part->book, y->stay, y, err);
        } else if (y->fate == FILL_NEW) {
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
