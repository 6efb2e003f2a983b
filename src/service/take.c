/* SPDX-License-Identifier: MIT */
#include "seal_state_priv.h"
#include "take_priv.h"

#include "hub/base/leave.h"
#include "hub/base/str.h"
#include "hub/base/id.h"
#include "hub/service/sealed.h"

#include "own_keys_priv.h"

#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- whom it opens for --------------------------------------------------------------------- */

static const char *keys_text(struct taking *t)
{
    struct sb b = sb_on(t->a);
    char text[PACK_KEY_TEXT];
    for (size_t i = 0; i < t->key_count; i++) {
        sodium_bin2base64(text, sizeof text, t->keys[i], SEAL_KEY,
            sodium_base64_VARIANT_URLSAFE_NO_PADDING);
        sb_addf(&b, "%s%s", i ? " " : "", text);
    }
    return sb_str(&b);
}

/* The recovery sheet, the hub itself, and either a passphrase or the key that was sent. */
static enum hub_rc choose_lock(struct taking *t, struct hub_err *err)
{
    const struct take_ask *ask = t->ask;
    struct own_keys own = {0};
    if (!ask->passphrase && !ask->key) {
        return hub_fail(err, HUB_EUSAGE, "A copy needs a passphrase.");
    }
    enum hub_rc rc = ask->passphrase ? passphrase_check(ask->passphrase, err) : HUB_OK;
    rc = rc == HUB_OK ? own_keys(t->h, &own, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < own.count; i++) {
        memcpy(t->keys[t->key_count++], own.open[i], SEAL_KEY);
    }
    t->facts.keys = keys_text(t);
    if (ask->key) {
        memcpy(t->keys[t->key_count++], ask->key, SEAL_KEY);
    }
    t->lock = (struct seal_lock){.passphrase = ask->passphrase,
        .keys = (const unsigned char(*)[SEAL_KEY])t->keys, .key_count = t->key_count};
    return rc;
}

/* --- the list ----------------------------------------------------------------------------------- */

static enum hub_rc next_number(struct hub *h, int64_t *out, struct hub_err *err)
{
    struct record_query q = {.order = "-number", .any = true, .limit = 1};
    struct record_list last;
    struct arena *scratch = arena_create();
    enum hub_rc rc = record_list(h->store, &pack_noun, &q, scratch, &last, err);
    *out = rc == HUB_OK && last.count ? ((const struct pack *)record_at(&last, 0))->number + 1 : 1;
    arena_destroy(scratch);
    return rc;
}

static enum hub_rc list_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct taking *t = arg;
    enum hub_rc rc = next_number(h, &t->row.number, err);
    t->row.taken_at = clock_now(&h->clock);
    rc = rc == HUB_OK ? record_insert(h->store, &pack_noun, &t->row, err) : rc;
    store_label_record(h->store, t->row.record.id);
    for (size_t i = 0; rc == HUB_OK && id_known(t->row.event_id) && i < t->family_count; i++) {
        struct pack_family pair;
        record_clear(&pack_family_noun, &pair);
        pair.pack_id = t->row.record.id;
        pair.family_id = t->families[i];
        rc = record_insert(h->store, &pack_family_noun, &pair, err);
    }
    return rc;
}

static enum hub_rc list_it(struct taking *t, struct hub_err *err)
{
    static const char out[] = "out";
    char mark[SEAL_MARK_TEXT];
    struct txn_label label = {.verb = "take", .person = t->h->person, .noun = pack_noun.name};
    seal_mark_text(t->mark, mark);
    t->row.mark = mark;
    t->row.status = out;
    t->row.taken_by = t->h->person;
    t->row.settled_at = STAMP_NONE;
    enum hub_rc rc = hub_write(t->h, &label, list_work, t, err);
    t->row.mark = NULL;
    return rc;
}

static enum hub_rc unlist_work(struct hub *h, void *arg, struct hub_err *err)
{
    return record_set_removed(h->store, &pack_noun, *(const hub_id *)arg, clock_now(&h->clock), err);
}

/* It did not come about after all. */
static void unlist(struct taking *t)
{
    struct hub_err ignored;
    struct txn_label label = {.verb = "take", .person = t->h->person, .noun = pack_noun.name,
        .record = t->row.record.id};
    if (id_known(t->row.record.id)) {
        (void)hub_write(t->h, &label, unlist_work, &t->row.record.id, &ignored);
    }
}

/* --- the copy -------------------------------------------------------------------------------------- */

static const char *facts_of(struct taking *t)
{
    struct pack_facts *f = &t->facts;
    f->number = t->row.number;
    f->hub = t->row.hub_id;
    f->holder = t->row.holder_id;
    f->holder_name = str_empty(t->holder.known_as) ? t->holder.name : t->holder.known_as;
    f->source = t->ask->source;
    f->due = t->row.due;
    f->made_at = t->row.taken_at;
    f->schema = (int64_t)store_migration_count;
    return pack_facts_text(f, t->h->config, t->a);
}

enum hub_rc taking_pour(struct seal *to, const char *facts, const void *image, size_t len,
    hub_stamp at, struct hub_err *err)
{
    enum hub_rc rc = seal_add(to, SEAL_FACTS, at, facts, strlen(facts), err);
    rc = rc == HUB_OK ? seal_add(to, SEAL_IMAGE, at, image, len, err) : rc;
    rc = rc == HUB_OK ? seal_end(to, at, err) : rc;
    return rc == HUB_OK ? seal_finish(to, err) : rc;
}

static enum hub_rc begin(struct taking *t, const char *path, int fd, struct seal **out,
    struct hub_err *err)
{
    struct seal_make make = {.kind = SEAL_COPY, .mark = t->mark, .made_at = clock_now(&t->h->clock),
        .lock = t->lock};
    random_bytes(t->mark, sizeof t->mark);
    return path ? seal_create(path, false, &make, out, err) : seal_create_fd(fd, &make, out, err);
}

/* In the list before anything of it leaves; out of it again when it does not. */
static enum hub_rc send(struct taking *t, struct seal *to, struct hub_err *err)
{
    leave_hold_on(); /* until it is out of the list again, or sent */
    enum hub_rc rc = list_it(t, err);
    if (rc == HUB_OK) {
        rc = taking_pour(to, facts_of(t), t->image.bytes, t->image.len, t->row.taken_at, err);
        if (rc != HUB_OK) {
            unlist(t);
        }
    }
    leave_let_go();
    return rc;
}

static int64_t size_of(const char *path)
{
    struct stat st;
    return path && stat(path, &st) == 0 ? (int64_t)st.st_size : 0;
}

static enum hub_rc take(struct hub *h, const struct take_ask *ask, const char *path, int fd,
    struct arena *a, struct take_done *out, struct hub_err *err)
{
    struct taking t = {.h = h, .ask = ask, .a = a};
    struct seal *seal = NULL;
    enum hub_rc rc = taking_look(&t, err);
    rc = rc == HUB_OK ? choose_lock(&t, err) : rc;
    rc = rc == HUB_OK ? taking_number(&t, err) : rc;
    rc = rc == HUB_OK ? taking_cut(&t, err) : rc;
    rc = rc == HUB_OK ? begin(&t, path, fd, &seal, err) : rc;
    rc = rc == HUB_OK ? send(&t, seal, err) : rc;
    seal_close(seal);
    if (rc == HUB_OK) {
        *out = (struct take_done){t.row.number, t.row.due, (int64_t)t.family_count, size_of(path),
            t.facts.holder_name, t.facts.holds};
    }
    taking_end(&t);
    return rc;
}

enum hub_rc hub_take(struct hub *h, const struct take_ask *ask, int fd, struct arena *a,
    struct take_done *out, struct hub_err *err)
{
    return take(h, ask, NULL, fd, a, out, err);
}

enum hub_rc hub_take_file(struct hub *h, const struct take_ask *ask, const char *path,
    struct arena *a, struct take_done *out, struct hub_err *err)
{
    return take(h, ask, path, -1, a, out, err);
}
