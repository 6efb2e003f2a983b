/* SPDX-License-Identifier: MIT */
#include "laptop.h"

#include "hub/base/str.h"
#include "hub/model/pack.h"
#include "hub/store/memory.h"
#include "service/hub_priv.h"
#include "service/pack_facts_priv.h"
#include "service/seal_priv.h"
#include "service/seal_state_priv.h"
#include "unit.h"

#include <string.h>
#include <unistd.h>

struct taking {
    struct laptop *copy;
    struct pack pack;
    unsigned char mark[SEAL_MARK];
    char text[SEAL_MARK_TEXT];
};

static void must(enum hub_rc rc, const struct hub_err *err)
{
    if (rc != HUB_OK) {
        fail_msg("%s", err->msg);
    }
}

static hub_id hub_of(struct hub *h)
{
    const struct hub_entry *hubs;
    assert_true(hub_entries(h, &hubs) > 0);
    return hubs[0].id;
}

static enum hub_rc put_in_the_list(struct hub *h, void *arg, struct hub_err *err)
{
    struct taking *t = arg;
    record_clear(&pack_noun, &t->pack);
    random_bytes(t->mark, sizeof t->mark);
    seal_mark_text(t->mark, t->text);
    t->pack.hub_id = hub_of(h);
    t->pack.number = t->copy->number;
    t->pack.mark = t->text;
    t->pack.holder_id = h->person;
    t->pack.taken_at = clock_now(&h->clock);
    t->pack.taken_by = h->person;
    t->pack.due = date_add(hub_today(h), 7);
    t->pack.status = "out";
    return record_insert(h->store, &pack_noun, &t->pack, err);
}

static const char *facts_of(struct open_hub *home, const struct taking *t)
{
    struct pack_facts f = {.number = t->copy->number, .hub = t->pack.hub_id,
        .holder = t->pack.holder_id, .holder_name = "Amina", .event_name = "", .source = "",
        .day = DATE_NONE, .due = t->pack.due, .made_at = t->pack.taken_at,
        .site = store_site(home->h->store), .seq = store_txn_seq(home->h->store),
        .schema = (int64_t)store_migration_count};
    return pack_facts_text(&f, NULL, home->a);
}

static void write_file(struct open_hub *home, const struct taking *t)
{
    struct seal *file;
    struct store_image image;
    struct seal_make make = {.kind = SEAL_COPY, .mark = t->mark, .made_at = t->pack.taken_at,
        .lock = {.passphrase = LAPTOP_PASSPHRASE, .cost = SEAL_COST_TEST}};
    const char *facts = facts_of(home, t);
    must(store_image(home->h->store, &image, &home->err), &home->err);
    must(seal_create(t->copy->laptop.opening.path, false, &make, &file, &home->err), &home->err);
    must(seal_add(file, SEAL_FACTS, make.made_at, facts, strlen(facts), &home->err), &home->err);
    must(seal_add(file, SEAL_IMAGE, make.made_at, image.bytes, image.len, &home->err), &home->err);
    must(seal_finish(file, &home->err), &home->err);
    seal_close(file);
    store_image_free(&image);
}

void laptop_take(struct open_hub *home, struct laptop *out)
{
    int64_t count = 0;
    struct record_query all = {.any = true};
    struct txn_label label = {.verb = "take", .person = home->h->person};
    must(record_count(home->h->store, &pack_noun, &all, &count, &home->err), &home->err);
    *out = (struct laptop){.number = count + 1};
    struct taking t = {.copy = out};
    out->laptop.a = arena_create();
    out->laptop.clock = home->clock;
    out->laptop.opening.path = arena_printf(
        out->laptop.a, "%s.%lld.hubpack", home->opening.path, (long long)out->number);
    out->laptop.opening.passphrase = LAPTOP_PASSPHRASE;
    out->laptop.opening.clock = &out->laptop.clock;
    must(hub_write(home->h, &label, put_in_the_list, &t, &home->err), &home->err);
    write_file(home, &t);
}

void laptop_open(struct laptop *c, const char *person)
{
    struct open_hub *l = &c->laptop;
    l->opening.as = person;
    must(hub_open(&l->opening, &l->h, &l->err), &l->err);
}

void laptop_close(struct laptop *c)
{
    hub_close(c->laptop.h);
    c->laptop.h = NULL;
}

void laptop_forget(struct laptop *c)
{
    laptop_close(c);
    unlink(c->laptop.opening.path);
    arena_destroy(c->laptop.a);
}

struct return_ask laptop_ask(const struct laptop *c)
{
    return (struct return_ask){.path = c->laptop.opening.path, .passphrase = LAPTOP_PASSPHRASE,
        .sent_at = STAMP_NONE};
}

enum hub_rc laptop_try(struct open_hub *home, const struct return_ask *ask, struct return_plan *out)
{
    return hub_return_look(home->h, ask, home->a, out, &home->err);
}

struct return_plan laptop_look(struct open_hub *home, const struct laptop *c)
{
    struct return_plan plan;
    struct return_ask ask = laptop_ask(c);
    must(laptop_try(home, &ask, &plan), &home->err);
    return plan;
}

int64_t laptop_return(struct open_hub *home, const struct laptop *c)
{
    struct return_done done;
    struct return_plan plan = laptop_look(home, c);
    must(hub_return(home->h, &plan, true, home->a, &done, &home->err), &home->err);
    hub_return_forget(&plan);
    return done.questions;
}

const char *laptop_receipt(struct open_hub *home, bool hide)
{
    struct return_list list;
    const char **lines;
    size_t count;
    struct sb b = sb_on(home->a);
    must(hub_returns(home->h, 0, home->a, &list, &home->err), &home->err);
    assert_true(list.count > 0);
    must(hub_receipt(home->h, list.rows[0].id, hide, home->a, &lines, &count, &home->err), &home->err);
    for (size_t i = 0; i < count; i++)
        sb_addf(&b, "%s\n", lines[i]);
    return sb_str(&b);
}
