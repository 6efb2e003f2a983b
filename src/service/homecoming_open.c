/* SPDX-License-Identifier: MIT */
/* Opening a copy that is back, and what is refused for good: another hub's, a newer one, a lost one. */
#include "homecoming_priv.h"
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/store/memory.h"
#include "own_keys_priv.h"
#include "seal_state_priv.h"

#include <string.h>

/* --- the file ---------------------------------------------------------------------------------- */

struct opening {
    struct homecoming_file *f;
    struct seal_got image, *steps;
    size_t count, cap;
    bool facts, salvage;
};

static enum hub_rc take_part(struct opening *o, const struct seal_got *got, struct hub_err *err)
{
    switch (got->part) {
    case SEAL_FACTS:
        o->facts = true;
        return pack_facts_read((const char *)got->bytes, got->len, o->f->a, &o->f->facts, err);
    case SEAL_IMAGE:
        o->image = *got;
        o->count = 0;
        break;
    case SEAL_STEP:
        arena_grow(o->f->a, &o->steps, o->count, &o->cap, sizeof *o->steps);
        o->steps[o->count++] = *got;
        break;
    case SEAL_END:
        break;
    }
    return HUB_OK;
}

static enum hub_rc take_parts(struct opening *o, struct seal *seal, struct hub_err *err)
{
    struct seal_got got;
    bool any = true;
    enum hub_rc rc = HUB_OK;
    while (rc == HUB_OK && any) {
        rc = seal_next(seal, o->f->a, &got, &any, err);
        rc = rc == HUB_OK && any ? take_part(o, &got, err) : rc;
    }
    seal_state(seal, &o->f->state);
    seal_mark_text(o->f->state.mark, o->f->mark);
    return rc;
}

static enum hub_rc replay(void *arg, struct store *s, struct hub_err *err)
{
    struct opening *o = arg;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < o->count; i++) {
        rc = store_step_apply(s, o->steps[i].bytes, o->steps[i].len, err);
    }
    if (rc == HUB_ECORRUPT && o->salvage) {
        o->f->state.damaged = true;
        rc = HUB_OK;
    }
    return rc;
}

static enum hub_rc open_store(struct hub *h, struct opening *o, struct hub_err *err)
{
    const struct homecoming_file *f = o->f;
    if (f->state.kind == SEAL_COPY && f->state.torn && !o->image.bytes) {
        return hub_fail(err, HUB_EINVAL,
            "Most of this copy is missing: it was cut off before any record. Nothing was taken in. "
            "Is there another of this file?");
    }
    if (f->state.kind != SEAL_COPY || !o->facts || !o->image.bytes) {
        return hub_fail(err, f->state.damaged ? HUB_ECORRUPT : HUB_EINVAL, "%s",
            f->state.damaged
                ? "So much of this copy is damaged that nothing can be taken in from it."
                : "This is a sealed file, but no copy that was taken away: nothing of it is "
                  "brought home. hub open opens a sealed hub, hub restore a backup.");
    }
    if (f->facts.schema > (int64_t)store_migration_count) {
        return hub_fail(err, HUB_ENEWER,
            "This copy was used with a newer hub than the one here. Bring this one up to date "
            "first; the copy stays as it is.");
    }
    struct store_options options = {.mode = STORE_MEMORY,
        .path = "the copy",
        .nouns = nouns,
        .noun_count = noun_count,
        .clock = &h->clock,
        .image = o->image.bytes,
        .image_len = o->image.len,
        .replay = replay,
        .replay_arg = o};
    return store_open(&options, &o->f->pack, err);
}

/* Without its passphrase the hub's own key is tried. */
static enum hub_rc unlock(struct hub *h, const struct return_ask *ask, struct homecoming_file *f,
    struct seal **out, struct hub_err *err)
{
    struct seal_pair *own = NULL;
    struct hub_err ignored;
    bool has = own_pair(h, &own, &ignored) == HUB_OK;
    const struct seal_pair *pairs[] = {own};
    struct seal_ask file = {.path = ask->path,
        .bytes = ask->bytes,
        .len = ask->len,
        .with = {.passphrase = ask->passphrase, .pairs = pairs, .pair_count = has},
        .salvage = ask->salvage};
    enum hub_rc rc = seal_open(&file, out, err);
    seal_pair_free(own);
    f->locked = rc == HUB_EDENIED && !ask->passphrase;
    if (f->locked) {
        return hub_fail(
            err, HUB_EDENIED, "The key of this hub does not open this copy. Its passphrase does.");
    }
    return rc;
}

static enum hub_rc read_file(
    struct hub *h, const struct return_ask *ask, struct homecoming_file *f, struct hub_err *err)
{
    struct seal *seal = NULL;
    struct opening o = {.f = f, .salvage = ask->salvage};
    struct seal_ask whole = {.path = ask->path, .bytes = ask->bytes, .len = ask->len};
    enum hub_rc rc = seal_sum(&whole, f->sum, err);
    rc = rc == HUB_OK ? unlock(h, ask, f, &seal, err) : rc;
    rc = rc == HUB_OK ? take_parts(&o, seal, err) : rc;
    seal_close(seal);
    rc = rc == HUB_OK ? open_store(h, &o, err) : rc;
    if (rc == HUB_ECORRUPT && !ask->salvage) {
        return hub_fail_next(err, HUB_ECORRUPT, NEXT_SALVAGE,
            "This copy is damaged. Nothing was taken in.");
    }
    return rc;
}

/* --- whose it is ------------------------------------------------------------------------------- */

/* One of its hubs is here, in Removed even. */
static enum hub_rc of_this_hub(struct hub *h, struct homecoming_file *f, struct hub_err *err)
{
    struct record_query q = {.any = true, .order = "id"};
    struct record_list theirs, ours;
    enum hub_rc rc = record_list(f->pack, &hub_noun, &q, f->a, &theirs, err);
    rc = rc == HUB_OK ? record_list(h->store, &hub_noun, &q, f->a, &ours, err) : rc;
    f->hub = ID_NONE;
    for (size_t i = 0; rc == HUB_OK && i < theirs.count; i++) {
        for (size_t k = 0; k < ours.count; k++) {
            hub_id id = ((const struct record *)record_at(&theirs, i))->id;
            bool same = id_eq(id, ((const struct record *)record_at(&ours, k))->id);
            bool named = id_eq(id, f->facts.hub);
            f->hub = same && (!id_known(f->hub) || named) ? id : f->hub;
        }
    }
    if (rc == HUB_OK && !id_known(f->hub)) {
        return hub_fail(err, HUB_EINVAL,
            "This copy is of another hub, so nothing of it was taken in. Bring it home there.");
    }
    return rc;
}

static enum hub_rc our_line(struct hub *h, struct homecoming_file *f, struct hub_err *err)
{
    struct record_query q = {.any = true, .limit = 1}, before = {.any = true}, stands = {0};
    struct record_list list;
    int64_t count = 0, standing = 0;
    query_text(&q, "mark", RECORD_IS, f->mark);
    enum hub_rc rc = record_list(h->store, &pack_noun, &q, f->a, &list, err);
    record_clear(&pack_noun, &f->row);
    if (rc != HUB_OK || list.count == 0) {
        return rc;
    }
    f->row = *(const struct pack *)record_at(&list, 0);
    f->hub = id_known(f->row.hub_id) ? f->row.hub_id : f->hub;
    query_is(&before, "pack_id", f->row.record.id);
    query_is(&stands, "pack_id", f->row.record.id);
    rc = record_count(h->store, &homecoming_noun, &before, &count, err);
    rc = rc == HUB_OK ? record_count(h->store, &homecoming_noun, &stands, &standing, err) : rc;
    f->came_before = count > 0;
    f->taken_back = count > 0 && standing == 0;
    if (rc == HUB_OK && str_eq(f->row.status, "lost")) {
        return hub_fail(err, HUB_EDENIED,
            "Copy %lld is said to be lost, so nothing of it is taken in. If it was found and "
            "nobody else had it: hub packs found %lld, then bring it home.",
            (long long)f->row.number, (long long)f->row.number);
    }
    return rc;
}

/* --- its clock ----------------------------------------------------------------------------------- */

/*
 * As it was sent both clocks are known. Of a file on a stick only so much: nothing in it can be later
 * than now, or earlier than it was made.
 */
static int64_t clock_off(struct hub *h, const struct return_ask *ask, struct homecoming_file *f)
{
    int64_t now = clock_now(&h->clock).ms;
    hub_stamp last = f->odd.newest;
    if (stamp_known(f->state.until) && (!stamp_known(last) || f->state.until.ms > last.ms)) {
        last = f->state.until;
    }
    if (stamp_known(ask->sent_at)) {
        return (ask->sent_at.ms - now) / 1000;
    }
    if (stamp_known(last) && (last.ms - now) / 1000 > CLOCK_SLACK_S) {
        return (last.ms - now) / 1000;
    }
    if (f->odd.steps && stamp_known(last) &&
        (f->facts.made_at.ms - last.ms) / 1000 > CLOCK_SLACK_S) {
        return (last.ms - f->facts.made_at.ms) / 1000;
    }
    return INT_NONE;
}

enum hub_rc homecoming_open(
    struct hub *h, const struct return_ask *ask, struct homecoming_file **out, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct homecoming_file *f = arena_alloc(a, sizeof *f);
    *f = (struct homecoming_file){.a = a};
    *out = f;
    enum hub_rc rc = read_file(h, ask, f, err);
    rc = rc == HUB_OK ? of_this_hub(h, f, err) : rc;
    rc = rc == HUB_OK ? our_line(h, f, err) : rc;
    rc = rc == HUB_OK ? merge_look(h, f->pack, &f->odd, err) : rc;
    rc = rc == HUB_OK ? journal_newest(h->store, &f->seen, err) : rc;
    f->clock_off_s = rc == HUB_OK ? clock_off(h, ask, f) : INT_NONE;
    return rc;
}

void homecoming_close(struct homecoming_file *f)
{
    if (f) {
        store_close(f->pack);
        arena_destroy(f->a);
    }
}
