/* SPDX-License-Identifier: MIT */
/* Writing any noun's records: add, edit, remove, bring back. */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/family.h"
#include "hub/service/corrections.h"
#include "corrections_priv.h"
#include "hub_priv.h"
#include "links_priv.h"
#include "series_priv.h"
#include "versions_priv.h"
#include "worry_priv.h"
#include "write_priv.h"

#include <string.h>

static enum hub_rc unknown_word(const struct noun *n, const char *word, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    const char **words = arena_array(scratch, n->field_count, sizeof *words);
    for (size_t i = 0; i < n->field_count; i++) {
        words[i] = n->fields[i].word;
    }
    const char *near = str_nearest(word, words, n->field_count);
    hub_fail(err, HUB_EUSAGE,
        near ? "There is no %s in %s %s. Did you mean %s?" : "There is no %s in %s %s.%s", word,
        noun_article(n), n->name, near ? near : "");
    arena_destroy(scratch);
    return err->rc;
}

/* The record that names within this one are looked for under: its family or home, else its hub. */
static void name_scope(struct hub *h, const struct noun *n, const struct field *f, const void *rec,
    struct arena *a, const struct noun **top, hub_id *top_id)
{
    const struct field *owner = field_of_owner(n, f, noun_find(f->ref), a);
    const struct field *hub = noun_field(n, "hub_id");
    *top = &hub_noun;
    *top_id = hub_default(h);
    if (hub && hub->type == FIELD_REF) {
        hub_id id = *(const hub_id *)(const void *)((const char *)rec + hub->offset);
        *top_id = id_known(id) ? id : *top_id;
    }
    hub_id whose =
        owner ? *(const hub_id *)(const void *)((const char *)rec + owner->offset) : ID_NONE;
    if (id_known(whose)) {
        *top = noun_find(owner->ref);
        *top_id = whose;
    }
}

static enum hub_rc set_ref(struct hub *h, const struct noun *n, const struct field *f, void *rec,
    const char *value, struct arena *a, struct hub_err *err)
{
    hub_id *member = (hub_id *)(void *)((char *)rec + f->offset);
    const struct noun *ref = noun_find(f->ref), *top;
    hub_id top_id;
    if (str_empty(value)) {
        *member = ID_NONE;
        return HUB_OK;
    }
    name_scope(h, n, f, rec, a, &top, &top_id);
    return resolve_name(h, ref, value, top, top_id, member, err);
}

/* "Mia, Theo" → "123 456" */
static enum hub_rc set_links(struct hub *h, const struct noun *n, const struct field *f, void *rec,
    const char *value, struct arena *a, struct hub_err *err)
{
    const char **member = (const char **)(void *)((char *)rec + f->offset);
    const struct noun *ref = noun_find(f->ref), *top;
    struct sb ids = sb_on(a);
    hub_id top_id;
    name_scope(h, n, f, rec, a, &top, &top_id);
    for (const char *p = value; *p;) {
        size_t len = strcspn(p, ",;");
        const char *name = str_trim(a, arena_strndup(a, p, len));
        hub_id id;
        if (!str_empty(name)) {
            enum hub_rc rc = resolve_name(h, ref, name, top, top_id, &id, err);
            if (rc != HUB_OK) {
                return rc;
            }
            sb_addf(&ids, "%s%lld", ids.len ? " " : "", (long long)id.n);
        }
        p += len + (p[len] != '\0');
    }
    *member = ids.len ? sb_str(&ids) : NULL;
    return HUB_OK;
}

static enum hub_rc set_field(struct hub *h, const struct noun *n, const struct field *f, void *rec,
    const char *value, struct arena *a, struct hub_err *err)
{
    const char *clean = utf8_clean(a, value, strlen(value), f->type == FIELD_NOTE, NULL);
    if (f->flags & FIELD_READONLY) {
        return hub_fail(err, HUB_EDENIED, "%s is filled in by hub itself.", f->label);
    }
    if (f->type == FIELD_REF) {
        return set_ref(h, n, f, rec, clean, a, err);
    }
    if (f->type == FIELD_LINKS) {
        return set_links(h, n, f, rec, clean, a, err);
    }
    return field_parse(f, rec, clean, hub_today(h), a, err);
}

/* What others are looked for under comes first: the family before its child. */
static enum hub_rc set_fields(
    struct hub *h, const struct edit_work *w, void *rec, struct hub_err *err)
{
    for (int rank = 0; rank < FIELD_RANKS; rank++) {
        for (size_t i = 0; i < w->count; i++) {
            const struct field *f = noun_field(w->noun, w->set[i].word);
            if (!f) {
                return unknown_word(w->noun, w->set[i].word, err);
            }
            if (field_rank(w->noun, f, w->a) == rank) {
                enum hub_rc rc = set_field(h, w->noun, f, rec, w->set[i].value, w->a, err);
                if (rc != HUB_OK) {
                    return rc;
                }
            }
        }
    }
    return HUB_OK;
}

static enum hub_rc check_record(
    struct hub *h, const struct noun *n, void *rec, struct arena *a, struct hub_err *err)
{
    enum hub_rc rc = record_complete(n, rec, err);
    if (rc == HUB_OK) {
        rc = series_settle(n, rec, NULL, a, err);
    }
    if (rc == HUB_OK) {
        rc = record_sense(n, rec, NULL, err);
    }
    return rc == HUB_OK ? record_kin(h, n, rec, a, err) : rc;
}

static void default_hub(struct hub *h, const struct noun *n, void *rec)
{
    const struct field *f = noun_field(n, "hub_id");
    if (f && f->type == FIELD_REF) {
        hub_id *member = (hub_id *)(void *)((char *)rec + f->offset);
        *member = id_known(*member) ? *member : hub_default(h);
    }
}

static enum hub_rc add_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct edit_work *w = arg;
    void *rec = arena_alloc(w->a, w->noun->size);
    record_clear(w->noun, rec);
    enum hub_rc rc = record_defaults(w->noun, rec, hub_today(h), w->a, err);
    default_hub(h, w->noun, rec);
    if (rc == HUB_OK && id_known(w->corrects)) {
        rc = correction_allowed(h, w->noun, w->corrects, w->a, err);
        if (rc == HUB_OK) {
            correction_point(w->noun, rec, w->corrects);
        }
    }
    if (rc == HUB_OK) {
        rc = set_fields(h, w, rec, err);
    }
    rc = rc == HUB_OK ? write_of_what_is_on(h, w->noun, rec, w->a, err) : rc;
    if (rc == HUB_OK && w->noun == &stay_noun) {
        const struct stay agreed = {.status = "agreed"};
        rc = stay_step(h, &agreed, rec, err);
        stay_round_off(rec);
    }
    if (rc == HUB_OK) {
        rc = check_record(h, w->noun, rec, w->a, err);
    }
    if (rc == HUB_OK) {
        record_sign(h, w->noun, rec, w->a);
        series_derive(w->noun, rec, w->a);
        rc = links_default(h, w->noun, rec, w->a, err);
    }
    if (rc == HUB_OK) {
        rc = record_insert(h->store, w->noun, rec, err);
    }
    w->id = ((struct record *)rec)->id;
    store_label_record(h->store, w->id);
    rc = rc == HUB_OK ? links_add(h, w->noun, rec, w->a, err) : rc;
    return rc == HUB_OK ? write_in_sight(h, w, err) : rc;
}

static enum hub_rc edit_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct edit_work *w = arg;
    void *rec = arena_alloc(w->a, w->noun->size), *theirs = arena_alloc(w->a, w->noun->size);
    enum hub_rc rc = record_get(h->store, w->noun, w->id, w->a, rec, err);
    if (rc == HUB_OK) {
        rc = links_read(h, w->noun, rec, w->a, err);
    }
    if (rc == HUB_OK) {
        memcpy(theirs, rec, w->noun->size);
        rc = set_fields(h, w, rec, err);
    }
    if (rc == HUB_OK && w->noun == &stay_noun) {
        rc = stay_step(h, theirs, rec, err);
        stay_round_off(rec);
    }
    if (rc == HUB_OK && w->since) {
        rc = since_check(h, w->noun, w->id, w->since, theirs, rec, err);
    }
    if (rc == HUB_OK) {
        rc = series_follow(h, w->noun, theirs, rec, w->a, err);
    }
    if (rc == HUB_OK) {
        rc = check_record(h, w->noun, rec, w->a, err);
    }
    if (rc == HUB_OK) {
        series_derive(w->noun, rec, w->a);
        rc = record_update(h->store, w->noun, rec, err);
    }
    return rc == HUB_OK ? links_write(h, w->noun, rec, err) : rc;
}

enum hub_rc record_edit(struct hub *h, const struct noun *n, hub_id id,
    const struct assignment *set, size_t count, struct arena *a, struct hub_err *err)
{
    struct edit_work w = {.noun = n, .set = set, .count = count, .a = a, .id = id};
    return edit_work(h, &w, err);
}

enum hub_rc record_add(struct hub *h, const struct noun *n, const struct assignment *set,
    size_t count, struct arena *a, hub_id *out, struct hub_err *err)
{
    struct edit_work w = {.noun = n, .set = set, .count = count, .a = a};
    enum hub_rc rc = add_work(h, &w, err);
    *out = w.id;
    return rc;
}

/* A sleepover is agreed only past the rules. */
static enum hub_rc add_past_rules(struct hub *h, void *arg, struct hub_err *err)
{
    struct edit_work *w = arg;
    enum hub_rc rc = add_work(h, w, err);
    return rc == HUB_OK ? stay_settle(h, w->noun, w->id, &w->pass, w->a, err) : rc;
}

static enum hub_rc edit_past_rules(struct hub *h, void *arg, struct hub_err *err)
{
    struct edit_work *w = arg;
    enum hub_rc rc = stay_stands(h, w->noun, w->id, w->a, &w->pass.stands, err);
    rc = rc == HUB_OK ? edit_work(h, w, err) : rc;
    return rc == HUB_OK ? stay_settle(h, w->noun, w->id, &w->pass, w->a, err) : rc;
}

static enum hub_rc may_edit(const struct noun *n, struct hub_err *err)
{
    if (n->flags & NOUN_APPEND_ONLY) {
        return hub_fail(err, HUB_EDENIED,
            "What is in the %s stays as it was written. Add a correction instead.", n->plural);
    }
    return HUB_OK;
}

static enum hub_rc may_remove(const struct noun *n, struct hub_err *err)
{
    return n->flags & NOUN_BOOKS
               ? hub_fail(err, HUB_EDENIED,
                     "%s: hub keeps this by itself, so it cannot be removed.", n->title)
               : HUB_OK;
}

enum hub_rc hub_allowed(
    const struct hub *h, enum role_column what, const struct noun *n, struct hub_err *err)
{
    static const unsigned asked[ROLE_COLUMNS] = {[ROLE_SEES] = VERB_READ, [ROLE_ADDS] = VERB_ADD,
        [ROLE_CHANGES] = VERB_CHANGE | VERB_MINE, [ROLE_REMOVES] = VERB_CHANGE | VERB_MINE,
        [ROLE_ERASES] = VERB_ERASE};
    bool corrects = what == ROLE_CHANGES && hub_corrects(n);
    bool sealed = n->flags & NOUN_SEALED && (what == ROLE_CHANGES || what == ROLE_REMOVES);
    enum hub_rc rc = sealed ? access_check(h, VERB_READ, n, err) : HUB_OK;
    rc = rc == HUB_OK ? access_check(h, corrects ? VERB_ADD : asked[what], n, err) : rc;
    rc = rc == HUB_OK && what == ROLE_CHANGES && !corrects ? may_edit(n, err) : rc;
    return rc == HUB_OK && what == ROLE_REMOVES ? may_remove(n, err) : rc;
}

enum hub_rc write_new(struct hub *h, struct edit_work *w, hub_id *out, struct hub_err *err)
{
    bool sealed = w->noun->flags & NOUN_SEALED;
    struct txn_label label = {
        .verb = sealed ? "worry" : "add", .person = h->person, .noun = w->noun->name};
    enum hub_rc rc = access_check(h, VERB_ADD, w->noun, err);
    w->a = arena_create();
    if (rc == HUB_OK) {
        rc = hub_write(h, &label, add_past_rules, w, err);
    }
    if (rc == HUB_OK && out) {
        *out = w->id;
    }
    arena_destroy(w->a);
    return rc;
}

enum hub_rc hub_add(struct hub *h, const struct noun *n, const struct assignment *set, size_t count,
    hub_id *out, struct hub_err *err)
{
    struct edit_work w = {.noun = n, .set = set, .count = count};
    return write_new(h, &w, out, err);
}

enum hub_rc hub_correct(struct hub *h, const struct noun *n, hub_id old,
    const struct assignment *set, size_t count, hub_id *out, struct hub_err *err)
{
    struct edit_work w = {.noun = n, .set = set, .count = count, .corrects = old};
    enum hub_rc rc = n->flags & NOUN_SEALED ? worry_readable(h, old, err) : HUB_OK;
    return rc == HUB_OK ? write_new(h, &w, out, err) : rc;
}

enum hub_rc write_change(struct hub *h, struct edit_work *w, struct hub_err *err)
{
    struct txn_label label = {
        .verb = "edit", .person = h->person, .noun = w->noun->name, .record = w->id};
    unsigned change = VERB_CHANGE | VERB_MINE;
    enum hub_rc rc = w->pass.only_ahead ? HUB_OK : access_check(h, change, w->noun, err);
    if (rc == HUB_OK) {
        rc = may_edit(w->noun, err);
    }
    if (rc == HUB_OK && !w->pass.only_ahead) {
        rc = access_change(h, w->noun, w->id, err);
    }
    w->a = arena_create();
    if (rc == HUB_OK) {
        rc = hub_write(h, &label, edit_past_rules, w, err);
    }
    arena_destroy(w->a);
    return rc;
}

enum hub_rc hub_edit(struct hub *h, const struct noun *n, hub_id id, const struct assignment *set,
    size_t count, struct hub_err *err)
{
    struct edit_work w = {.noun = n, .set = set, .count = count, .id = id};
    return write_change(h, &w, err);
}

enum hub_rc hub_edit_since(struct hub *h, const struct noun *n, hub_id id, int64_t since,
    const struct assignment *set, size_t count, struct arena *a, struct versions *out,
    struct hub_err *err)
{
    struct since s = {.step = since, .out = out, .a = a};
    struct edit_work w = {.noun = n, .set = set, .count = count, .id = id, .since = &s};
    *out = (struct versions){0};
    return write_change(h, &w, err);
}

static enum hub_rc withdraw(
    struct hub *h, const struct noun *n, hub_id id, struct arena *a, struct hub_err *err)
{
    const struct field *at = noun_field(n, "withdrawn_at"), *by = noun_field(n, "withdrawn_by");
    char *rec = arena_alloc(a, n->size);
    HUB_BUG(at && by && at->type == FIELD_STAMP && by->type == FIELD_REF);
    enum hub_rc rc = record_get(h->store, n, id, a, rec, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (!field_is_empty(at, rec)) {
        return hub_fail(err, HUB_ENOTFOUND, "This %s was taken back already.", n->name);
    }
    *(hub_stamp *)(void *)(rec + at->offset) = clock_now(&h->clock);
    *(hub_id *)(void *)(rec + by->offset) = h->person;
    return record_update(h->store, n, rec, err);
}

enum hub_rc take_away(struct hub *h, const struct noun *n, hub_id id, struct hub_err *err)
{
    if (!(n->flags & NOUN_APPEND_ONLY)) {
        return record_set_removed(h->store, n, id, clock_now(&h->clock), err);
    }
    struct arena *scratch = arena_create();
    bool sealed = n->flags & NOUN_SEALED; /* worry_own has let them */
    if (sealed) {
        sight_pause(h->store);
    }
    enum hub_rc rc = withdraw(h, n, id, scratch, err);
    if (sealed) {
        sight_resume(h->store);
    }
    arena_destroy(scratch);
    return rc;
}

static enum hub_rc remove_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct edit_work *w = arg;
    return take_away(h, w->noun, w->id, err);
}

static enum hub_rc restore_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct edit_work *w = arg;
    enum hub_rc rc = record_set_removed(h->store, w->noun, w->id, STAMP_NONE, err);
    w->a = arena_create();
    rc = rc == HUB_OK && w->noun == &stay_noun ? stay_settle_back(h, w->id, w->a, err) : rc;
    arena_destroy(w->a);
    return rc;
}

enum hub_rc hub_remove(struct hub *h, const struct noun *n, hub_id id, struct hub_err *err)
{
    struct edit_work w = {.noun = n, .id = id};
    bool sealed = n->flags & NOUN_SEALED;
    struct txn_label label = {
        .verb = sealed ? "worry" : "remove", .person = h->person, .noun = n->name, .record = id};
    enum hub_rc rc = access_check(h, VERB_CHANGE | VERB_MINE, n, err);
    rc = rc == HUB_OK ? may_remove(n, err) : rc;
    rc = rc == HUB_OK ? access_change(h, n, id, err) : rc;
    rc = rc == HUB_OK && sealed ? worry_own(h, id, err) : rc;
    return rc == HUB_OK ? hub_write(h, &label, remove_work, &w, err) : rc;
}

enum hub_rc hub_restore(struct hub *h, const struct noun *n, hub_id id, struct hub_err *err)
{
    struct edit_work w = {.noun = n, .id = id};
    struct txn_label label = {
        .verb = "restore", .person = h->person, .noun = n->name, .record = id};
    enum hub_rc rc = access_change(h, n, id, err);
    if (rc == HUB_OK && (n->flags & NOUN_SEALED)) {
        rc = worry_own(h, id, err);
    }
    return rc == HUB_OK ? hub_write(h, &label, restore_work, &w, err) : rc;
}
