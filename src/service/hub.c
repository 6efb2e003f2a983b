/* SPDX-License-Identifier: MIT */
#include "hub/service/hub.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/config/config.h"
#include "hub/model/family.h"
#include "hub/model/journal.h"
#include "hub/service/pin.h"
#include "hub/service/users.h"
#include "hub/store/sight.h"

#include "backup_priv.h"
#include "due_priv.h"
#include "hub_priv.h"
#include "presence_priv.h"
#include "roles_priv.h"
#include "sealed_priv.h"
#include "tells_priv.h"
#include "users_priv.h"

#include <string.h>

_Static_assert((int)HUB_FILE_ID == (int)STORE_APPLICATION_ID, "one number, told twice");

static enum hub_rc open_store(
    struct hub *h, const char *path, enum store_mode mode, struct hub_err *err)
{
    struct store_options o = {
        .path = path, .mode = mode, .nouns = nouns, .noun_count = noun_count, .clock = &h->clock,
        .before_migrating = backup_before, .before_arg = h};
    return store_open(&o, &h->store, err);
}

/* The handle without anybody at it yet. */
struct hub *hub_handle(const struct hub_opening *o)
{
    struct arena *arena = arena_create();
    struct hub *h = arena_alloc(arena, sizeof *h);
    memory_no_dumps();
    h->arena = arena;
    h->entries_arena = arena_create();
    h->config = o->config;
    h->clock = *o->clock;
    h->practice = o->practice;
    h->person_name = "hub";
    h->role = "hub carer";
    return h;
}

enum hub_rc hub_handle_open(
    struct hub *h, const struct hub_opening *o, enum store_mode mode, struct hub_err *err)
{
    if (o->path && mode == STORE_OPEN && hub_file_sealed(o->path)) {
        return sealed_open(h, o, err);
    }
    if (o->path && mode == STORE_CREATE && o->passphrase) {
        return sealed_make(h, o, err);
    }
    h->in_file = o->path && mode != STORE_MEMORY;
    enum hub_rc rc = open_store(h, o->path, o->path ? mode : STORE_MEMORY, err);
    if (rc == HUB_OK && store_no_room(h->store)) {
        h->brought_up = arena_printf(h->arena,
            "The disk is full: %s can be read, and nothing can be saved. Make room, then start hub again.",
            o->path);
    }
    return rc;
}

/* At a sealed file: who is named, else the holder of a copy, else who this computer's hub.ini says. */
static enum hub_rc sign_in(struct hub *h, const char *as, struct hub_err *err)
{
    if (h->sealed && str_empty(as)) {
        bool copy = !str_empty(h->sealed->facts.holder_name);
        as = copy ? h->sealed->facts.holder_name : h->config ? h->config->hub.person : NULL;
    }
    return people_sign_in(h, as, err);
}

enum hub_rc hub_open(const struct hub_opening *o, struct hub **out, struct hub_err *err)
{
    struct hub *h = hub_handle(o);
    enum hub_rc rc = hub_handle_open(h, o, STORE_OPEN, err);
    if (rc == HUB_OK) {
        rc = backup_before_done(h, err);
    }
    if (rc == HUB_OK) {
        h->practice = store_practice(h->store);
        rc = sign_in(h, o->as, err);
    }
    if (rc == HUB_OK) {
        rc = pin_lock(h, err);
    }
    if (rc == HUB_OK) {
        rc = journal_newest(h->store, &h->before, err);
    }
    if (rc != HUB_OK) {
        hub_close(h);
        return rc;
    }
    *out = h;
    return HUB_OK;
}

void hub_close(struct hub *h)
{
    if (!h) {
        return;
    }
    calendar_series_forget(h);
    risk_forget(h);
    find_memo_free(&h->found);
    presence_leave(h);
    standing_end(h);
    sealed_close(h);
    store_close(h->store);
    arena_destroy(h->entries_arena);
    arena_destroy(h->arena);
}

const char *hub_person(const struct hub *h)
{
    return h->person_name;
}

hub_id hub_person_id(const struct hub *h)
{
    return h->person;
}

enum hub_rc hub_unread(const struct hub *h, struct hub_err *err)
{
    return h->store ? store_unread(h->store, err) : HUB_OK;
}

enum hub_rc hub_unread_since(struct hub *h, struct hub_err *err)
{
    enum hub_rc rc = hub_unread(h, err);
    if (rc != HUB_OK) {
        store_unread_told(h->store);
    }
    return rc;
}

bool hub_practice(const struct hub *h)
{
    return h->practice;
}

void hub_set_clock(struct hub *h, const struct hub_clock *clock)
{
    struct hub_err ignored;
    h->clock = *clock;
    (void)standing_follow(h, &ignored); /* at another day other stays are seen */
}

bool hub_readonly(const struct hub *h)
{
    return store_readonly(h->store);
}

const char *hub_path(const struct hub *h)
{
    return h->sealed ? h->sealed->path : store_path(h->store);
}

hub_date hub_today(const struct hub *h)
{
    return clock_today(&h->clock);
}

hub_wall hub_now(const struct hub *h)
{
    return clock_wall(&h->clock);
}

const struct config *hub_config(const struct hub *h)
{
    return h->config;
}

void hub_look(struct hub *h)
{
    if (h) {
        store_look(h->store);
    }
}

void hub_look_end(struct hub *h)
{
    if (h) {
        store_look_end(h->store);
    }
}

uint64_t hub_version(struct hub *h)
{
    struct hub_err ignored;
    (void)standing_follow(h, &ignored);
    return store_version(h->store);
}

static void load_entries(struct hub *h)
{
    struct hub_err ignored;
    struct record_list list;
    struct record_query q = {0};
    uint64_t version = store_version(h->store);
    if (h->entries_known && h->entries_version == version) {
        return;
    }
    arena_reset(h->entries_arena);
    h->entry_count = 0;
    if (record_list(h->store, &hub_noun, &q, h->entries_arena, &list, &ignored) != HUB_OK) {
        return;
    }
    h->entries = arena_array(h->entries_arena, list.count ? list.count : 1, sizeof *h->entries);
    for (size_t i = 0; i < list.count; i++) {
        const struct hub_row *row = record_at(&list, i);
        h->entries[h->entry_count++] = (struct hub_entry){row->record.id, row->name, row->nation};
    }
    h->several = arena_printf(h->entries_arena, "%zu hubs", h->entry_count);
    h->entries_version = version;
    h->entries_known = true;
}

size_t hub_entries(struct hub *h, const struct hub_entry **out)
{
    load_entries(h);
    *out = h->entries;
    return h->entry_count;
}

enum hub_rc hub_narrow(struct hub *h, const char *name, struct hub_err *err)
{
    if (!name) {
        h->narrowed = ID_NONE;
        return HUB_OK;
    }
    return resolve_name(h, &hub_noun, name, NULL, ID_NONE, &h->narrowed, err);
}

void hub_narrow_to(struct hub *h, hub_id hub)
{
    h->narrowed = hub;
}

hub_id hub_narrowed(const struct hub *h)
{
    return h->narrowed;
}

hub_id hub_read_in(const struct hub *h)
{
    const struct sight *s = h->standing ? &h->standing->sight : NULL;
    bool only = s && s->kind == SIGHT_HUBS && s->hub_count == 1 && store_views_on(h->store);
    return only && !id_known(h->narrowed) ? s->hubs[0] : h->narrowed;
}

hub_id hub_default(struct hub *h)
{
    load_entries(h);
    if (id_known(h->narrowed)) {
        return h->narrowed;
    }
    return h->entry_count == 1 ? h->entries[0].id : ID_NONE;
}

hub_id hub_shown(struct hub *h)
{
    hub_id id = hub_default(h);
    return id_known(id) || h->entry_count == 0 ? id : h->entries[0].id;
}

const char *hub_shown_name(struct hub *h)
{
    hub_id id = hub_shown(h);
    for (size_t i = 0; h->entry_count > 1 && i < h->entry_count; i++) {
        if (id_eq(h->entries[i].id, id)) {
            return h->entries[i].name;
        }
    }
    return "";
}

const char *hub_title(struct hub *h)
{
    hub_id only = hub_default(h);
    for (size_t i = 0; i < h->entry_count; i++) {
        if (id_eq(h->entries[i].id, only)) {
            return h->entries[i].name;
        }
    }
    return h->several ? h->several : "";
}

/* What follows from a change is worked out from all facts, whatever of them its writer sees. */
static enum hub_rc follow_and_commit(
    struct hub *h, const struct txn_label *label, struct hub_err *err)
{
    enum hub_rc rc = str_eq(label->verb, "merge") ? HUB_OK : people_apart(h, err);
    rc = rc == HUB_OK ? tells_follow(h, label, err) : rc;
    rc = rc == HUB_OK ? due_refresh(h, err) : rc;
    if (rc == HUB_OK) {
        return keys_file_commit(h, err);
    }
    store_rollback(h->store);
    return rc;
}

enum hub_rc hub_write(struct hub *h, const struct txn_label *label,
    enum hub_rc (*work)(struct hub *h, void *arg, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    enum hub_rc rc = standing_follow(h, err);
    rc = rc == HUB_OK ? store_begin(h->store, label, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    rc = str_eq(label->verb, "draft") ? HUB_OK : hub_still_in(h, err); /* what was typed is kept */
    rc = rc == HUB_OK ? work(h, arg, err) : rc;
    if (rc != HUB_OK) {
        store_rollback(h->store);
        return rc;
    }
    sight_pause(h->store);
    rc = follow_and_commit(h, label, err);
    sight_resume(h->store);
    return rc;
}

void hub_stand_on(struct hub *h, hub_id family)
{
    h->stands_on = family;
}

hub_id hub_stands_on(const struct hub *h)
{
    return h->stands_on;
}
