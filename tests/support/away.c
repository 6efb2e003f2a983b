/* SPDX-License-Identifier: MIT */
#include "away.h"

#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "hub/store/memory.h"
#include "unit.h"

#include <string.h>

static void fine(enum hub_rc rc, const struct hub_err *err)
{
    if (rc != HUB_OK)
        fail_msg("%s", err->msg);
}

struct hub *away_same(struct open_hub *w, struct hub *of)
{
    struct store_image image;
    struct hub *h = hub_handle(&w->opening);
    struct store_options o = {.mode = STORE_MEMORY,
        .nouns = nouns,
        .noun_count = noun_count,
        .clock = &h->clock};
    fine(store_image(of->store, &image, &w->err), &w->err);
    o.image = image.bytes;
    o.image_len = image.len;
    fine(store_open(&o, &h->store, &w->err), &w->err);
    store_image_free(&image);
    fine(people_sign_in(h, of->person_name, &w->err), &w->err);
    return h;
}

struct hub *away_copy(struct open_hub *w, struct hub *of, const char *mark)
{
    struct hub *h = away_same(w, of);
    away_open_again(h, mark);
    return h;
}

void away_open_again(struct hub *copy, const char *mark)
{
    struct hub_err err = {0};
    fine(store_new_site(copy->store, mark, &err), &err);
}

static enum hub_rc insert_pack(struct hub *h, void *arg, struct hub_err *err)
{
    return record_insert(h->store, &pack_noun, arg, err);
}

hub_id away_pack(struct open_hub *w, int64_t number, const char *mark)
{
    return away_pack_of(w, number, mark, w->h->person);
}

hub_id away_pack_of(struct open_hub *w, int64_t number, const char *mark, hub_id holder)
{
    struct pack p;
    struct txn_label label = {.verb = "export", .person = w->h->person, .noun = "pack"};
    record_clear(&pack_noun, &p);
    struct person who;
    fine(record_get(w->h->store, &person_noun, holder, w->a, &who, &w->err), &w->err);
    p.hub_id = who.hub_id;
    p.number = number;
    p.mark = mark;
    p.holder_id = holder;
    p.taken_by = w->h->person;
    p.taken_at = clock_now(&w->clock);
    p.status = "out";
    fine(hub_write(w->h, &label, insert_pack, &p, &w->err), &w->err);
    return p.record.id;
}

struct return_work {
    struct open_hub *w;
    struct store *copy;
    hub_id homecoming, pack, holder;
    bool keep;
    struct merge_done *out;
};

static enum hub_rc return_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct return_work *r = arg;
    struct homecoming home;
    record_clear(&homecoming_noun, &home);
    home.record.id = r->homecoming;
    home.hub_id = hub_default(h);
    home.pack_id = r->pack;
    home.came_at = clock_now(&h->clock);
    home.by_id = h->person;
    struct merge_ask ask = {r->copy, r->homecoming, home.hub_id, r->holder};
    if (id_known(r->pack) && !id_known(r->holder)) {
        struct pack p;
        fine(record_get(h->store, &pack_noun, r->pack, r->w->a, &p, err), err);
        ask.holder = p.holder_id;
    }
    enum hub_rc rc = record_insert(h->store, &homecoming_noun, &home, err);
    rc = rc == HUB_OK ? merge_apply(h, &ask, r->w->a, r->out, err) : rc;
    if (rc == HUB_OK) {
        home.applied = r->out->applied;
        rc = record_update(h->store, &homecoming_noun, &home, err);
    }
    return rc == HUB_OK && !r->keep ? hub_fail(err, HUB_EFINDING, "only looked") : rc;
}

static enum hub_rc bring(struct open_hub *w, struct hub *copy, hub_id pack, hub_id holder,
    bool keep, struct merge_done *out)
{
    struct merge_facts facts;
    struct return_work r = {w, copy->store, store_next_id(w->h->store), pack, holder, keep, out};
    struct txn_label label = {
        .verb = "merge", .person = w->h->person, .noun = "homecoming", .record = r.homecoming};
    enum hub_rc rc = merge_look(w->h, copy->store, &facts, &w->err);
    if (rc == HUB_OK && facts.lost)
        rc = merge_new_site(w->h, &w->err);
    return rc == HUB_OK ? hub_write(w->h, &label, return_work, &r, &w->err) : rc;
}

enum hub_rc away_try_return(
    struct open_hub *w, struct hub *copy, hub_id pack, bool keep, struct merge_done *out)
{
    return bring(w, copy, pack, ID_NONE, keep, out);
}

struct merge_done away_return_held(
    struct open_hub *w, struct hub *copy, hub_id pack, hub_id holder)
{
    struct merge_done done;
    fine(bring(w, copy, pack, holder, true, &done), &w->err);
    return done;
}

struct merge_done away_return(struct open_hub *w, struct hub *copy, hub_id pack)
{
    struct merge_done done;
    fine(away_try_return(w, copy, pack, true, &done), &w->err);
    return done;
}

struct settle_work {
    hub_id question;
    enum question_answer answer;
};

static enum hub_rc settle_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct settle_work *s = arg;
    return merge_settle(h, s->question, s->answer, ID_NONE, err);
}

enum hub_rc away_settle(struct open_hub *w, int64_t number, enum question_answer answer)
{
    struct record_query q = {0};
    struct record_list list;
    struct settle_work s = {.answer = answer};
    fine(record_list(w->h->store, &question_noun, &q, w->a, &list, &w->err), &w->err);
    for (size_t i = 0; i < list.count; i++) {
        const struct question *r = record_at(&list, i);
        s.question = r->number == number ? r->record.id : s.question;
    }
    struct txn_label label = {
        .verb = "resolve", .person = w->h->person, .noun = "question", .record = s.question};
    return hub_write(w->h, &label, settle_work, &s, &w->err);
}

hub_id away_add(struct open_hub *w, struct hub *at, const char *noun, const char *fields)
{
    struct hub *home = w->h;
    w->h = at;
    hub_id id = add(w, noun, fields);
    w->h = home;
    return id;
}

enum hub_rc away_edit(
    struct open_hub *w, struct hub *at, const char *noun, hub_id id, const char *fields)
{
    struct hub *home = w->h;
    w->h = at;
    enum hub_rc rc = try_edit(w, noun, id, fields);
    w->h = home;
    return rc;
}
