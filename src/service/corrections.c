/* SPDX-License-Identifier: MIT */
#include "hub/service/corrections.h"

#include "hub/base/str.h"
#include "hub/model/journal.h"
#include "hub/model/person.h"
#include "corrections_priv.h"
#include "hub_priv.h"
#include "worry_priv.h"

static const struct field *points_back(const struct noun *n)
{
    return noun_field(n, "corrects_id");
}

bool hub_corrects(const struct noun *n)
{
    return (n->flags & NOUN_APPEND_ONLY) && points_back(n);
}

static const void *member(const struct field *f, const void *rec)
{
    return (const char *)rec + f->offset;
}

static hub_stamp stamp_in(const struct noun *n, const char *column, const void *rec)
{
    const struct field *f = noun_field(n, column);
    return f ? *(const hub_stamp *)member(f, rec) : STAMP_NONE;
}

static hub_id id_in(const struct noun *n, const char *column, const void *rec)
{
    const struct field *f = noun_field(n, column);
    return f ? *(const hub_id *)member(f, rec) : ID_NONE;
}

/* Of a worry whoever asks has looked whether it may be read. */
static enum hub_rc get_old(struct hub *h, const struct noun *n, hub_id old, struct arena *a,
    void *rec, struct hub_err *err)
{
    bool sealed = n->flags & NOUN_SEALED;
    if (sealed) {
        sight_pause(h->store);
    }
    enum hub_rc rc = record_get(h->store, n, old, a, rec, err);
    if (sealed) {
        sight_resume(h->store);
    }
    return rc;
}

enum hub_rc correction_allowed(
    struct hub *h, const struct noun *n, hub_id old, struct arena *a, struct hub_err *err)
{
    void *rec = arena_alloc(a, n->size);
    if (!hub_corrects(n)) {
        return hub_fail(err, HUB_EINVAL, "%s is changed, not corrected.", n->title);
    }
    enum hub_rc rc = get_old(h, n, old, a, rec, err);
    if (rc != HUB_OK) {
        return rc;
    }
    return stamp_known(stamp_in(n, "withdrawn_at", rec)) ||
                   stamp_known(((const struct record *)rec)->removed_at)
               ? hub_fail(err, HUB_EINVAL, "This was taken back already. Write a new one.")
               : HUB_OK;
}

void correction_point(const struct noun *n, void *rec, hub_id old)
{
    *(hub_id *)(void *)((char *)rec + points_back(n)->offset) = old;
}

static const struct assignment *named_in(
    const struct noun *n, const struct field *f, const struct assignment *set, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (noun_field(n, set[i].word) == f) {
            return &set[i];
        }
    }
    return NULL;
}

/* All that the old one says and `set` does not, then `set` without what it empties. */
static size_t put_together(const struct noun *n, const void *old, const struct assignment *set,
    size_t count, struct arena *a, struct assignment *all)
{
    size_t have = 0;
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (!(f->flags & FIELD_READONLY) && f->type != FIELD_LINKS && !field_is_empty(f, old) &&
            !named_in(n, f, set, count)) {
            all[have++] = (struct assignment){f->column, field_text(f, old, a)};
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (!str_empty(set[i].value) || !noun_field(n, set[i].word)) {
            all[have++] = set[i];
        }
    }
    return have;
}

enum hub_rc hub_correct_some(struct hub *h, const struct noun *n, hub_id old,
    const struct assignment *set, size_t count, hub_id *out, struct hub_err *err)
{
    struct arena *a = arena_create();
    void *rec = arena_alloc(a, n->size);
    struct assignment *all = arena_array(a, n->field_count + count + 1, sizeof *all);
    enum hub_rc rc = n->flags & NOUN_SEALED ? worry_readable(h, old, err)
                                            : access_check(h, VERB_READ, n, err);
    rc = rc == HUB_OK ? get_old(h, n, old, a, rec, err) : rc;
    if (rc == HUB_OK) {
        count = put_together(n, rec, set, count, a, all);
        rc = hub_correct(h, n, old, all, count, out, err);
    }
    arena_destroy(a);
    return rc;
}

/* The columns are looked up once: a list is gone through for each of its records. */
bool record_stands(const struct record_list *list, const void *rec)
{
    const struct field *back = points_back(list->noun), *taken = noun_field(list->noun, "withdrawn_at");
    hub_id id = ((const struct record *)rec)->id;
    bool stands = !taken || !stamp_known(*(const hub_stamp *)member(taken, rec));
    for (size_t i = 0; back && stands && i < list->count; i++) {
        const void *other = record_at(list, i);
        stands = !id_eq(*(const hub_id *)member(back, other), id) ||
                 (taken && stamp_known(*(const hub_stamp *)member(taken, other)));
    }
    return stands;
}

static const char *told(struct hub *h, const char *what, hub_stamp at, hub_id who, struct arena *a)
{
    char day[DATE_TEXT] = "", time[DATE_TEXT];
    hub_wall w = stamp_to_wall(at);
    bool today = wall_date(w).d == hub_today(h).d;
    return arena_printf(a, "%s %s%s%s by %s", what, today ? "" : date_plain(wall_date(w), day),
        today ? "" : " ", tod_iso(wall_tod(w), time),
        id_known(who) ? record_name(h->store, &person_noun, who, a) : "hub");
}

/* The newest correction that stands; ID_NONE: there is none. */
static hub_id newest_correction(struct hub *h, const struct noun *n, hub_id id, struct arena *a)
{
    struct record_query q = {
        .order = noun_field(n, "written_at") ? "-written_at,id" : "-id", .limit = 1};
    struct record_list list;
    struct hub_err ignored;
    query_is(&q, "corrects_id", id);
    query_text(&q, "withdrawn_at", RECORD_EMPTY, NULL);
    enum hub_rc rc = record_list(h->store, n, &q, a, &list, &ignored);
    return rc == HUB_OK && list.count ? ((const struct record *)record_at(&list, 0))->id : ID_NONE;
}

bool record_corrected(struct hub *h, const struct noun *n, hub_id id, struct arena *a)
{
    return points_back(n) && id_known(newest_correction(h, n, id, a));
}

static const char *corrected(struct hub *h, const struct noun *n, hub_id id, struct arena *a)
{
    struct journal_changes changes = {0};
    struct journal_txn txn;
    struct hub_err ignored;
    hub_id by = newest_correction(h, n, id, a);
    if (!id_known(by)) {
        return "";
    }
    enum hub_rc rc = journal_of_record(h->store, n->table, by, a, &changes, &ignored);
    if (rc == HUB_OK && changes.count) {
        const struct journal_change *first = &changes.items[0];
        rc = journal_txn_get(h->store, first->site, first->seq, a, &txn, &ignored);
    }
    return rc == HUB_OK && changes.count ? told(h, "corrected", txn.at, txn.person, a)
                                         : "corrected";
}

const char *hub_standing(struct hub *h, const struct noun *n, const void *rec, struct arena *a)
{
    if (!(n->flags & NOUN_APPEND_ONLY)) {
        return "";
    }
    hub_stamp back = stamp_in(n, "withdrawn_at", rec);
    if (stamp_known(back)) {
        return told(h, "taken back", back, id_in(n, "withdrawn_by", rec), a);
    }
    return points_back(n) ? corrected(h, n, ((const struct record *)rec)->id, a) : "";
}
