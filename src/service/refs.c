/* SPDX-License-Identifier: MIT */
/* How one record refers to another: the column of a name, and the column of whose it is. */
#include "hub/base/str.h"

#include "hub_priv.h"

#include <stdlib.h>
#include <string.h>

const struct field *field_of_name(const struct noun *n)
{
    const char *shown = n->shown ? n->shown : "", *slash = strchr(shown, '/');
    for (size_t i = 0; i < n->field_count; i++) {
        const char *at = slash ? slash + 1 : shown, *column = n->fields[i].column;
        size_t len = strlen(column);
        if (n->fields[i].type == FIELD_TEXT && strncmp(at, column, len) == 0 &&
            (at[len] == '\0' || at[len] == ' ')) {
            return &n->fields[i];
        }
    }
    return NULL;
}

const struct field *field_of_owner(
    const struct noun *n, const struct field *f, const struct noun *ref, struct arena *a)
{
    const struct field *owner = ref->owner ? noun_field(ref, ref->owner) : NULL;
    if (!owner || !field_of_name(ref) || str_eq(owner->ref, "hub")) {
        return NULL;
    }
    bool other = str_starts(f->column, "other_");
    const struct field *mine =
        noun_field(n, other ? arena_printf(a, "other_%s", ref->owner) : ref->owner);
    return mine && mine->type == FIELD_REF ? mine : NULL;
}

int field_rank(const struct noun *n, const struct field *f, struct arena *a)
{
    bool refers = f->type == FIELD_REF || f->type == FIELD_LINKS;
    return !refers                                     ? 2
           : field_of_owner(n, f, noun_find(f->ref), a) ? 1
                                                        : 0;
}

static hub_id id_in(const struct field *f, const void *rec)
{
    return *(const hub_id *)(const void *)((const char *)rec + f->offset);
}

static enum hub_rc is_of(struct hub *h, const struct field *f, hub_id id,
    const struct field *owner, hub_id whose, struct arena *a, struct hub_err *err)
{
    const struct noun *ref = noun_find(f->ref);
    void *other = arena_alloc(a, ref->size);
    enum hub_rc rc = record_get(h->store, ref, id, a, other, err);
    if (rc != HUB_OK || id_eq(id_in(noun_field(ref, ref->owner), other), whose)) {
        return rc;
    }
    const struct noun *top = noun_find(owner->ref);
    return hub_fail(err, HUB_EINVAL, "%s: %s is not in the %s %s.", f->label,
        record_name(h->store, ref, id, a), top->name, record_name(h->store, top, whose, a));
}

/* Whose what `f` refers to has to be: by a column of this record, or by one of its owner (a stay's family). */
static enum hub_rc kin_of(struct hub *h, const struct noun *n, const struct field *f,
    const void *rec, struct arena *a, const struct field **owner, hub_id *whose,
    struct hub_err *err)
{
    const struct noun *ref = noun_find(f->ref);
    const struct field *parent = n->owner ? noun_field(n, n->owner) : NULL;
    *owner = field_of_owner(n, f, ref, a);
    *whose = *owner ? id_in(*owner, rec) : ID_NONE;
    if (*owner || !parent || parent == f || !field_of_name(ref) || !ref->owner ||
        !id_known(id_in(parent, rec))) {
        return HUB_OK;
    }
    const struct noun *up = noun_find(parent->ref);
    const struct field *theirs = noun_field(up, ref->owner);
    if (!theirs || theirs->type != FIELD_REF || str_eq(theirs->ref, "hub")) {
        return HUB_OK;
    }
    void *above = arena_alloc(a, up->size);
    enum hub_rc rc = record_get(h->store, up, id_in(parent, rec), a, above, err);
    *owner = theirs;
    *whose = rc == HUB_OK ? id_in(theirs, above) : ID_NONE;
    return rc;
}

static enum hub_rc all_of(struct hub *h, const struct field *f, const char *ids,
    const struct field *owner, hub_id whose, struct arena *a, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (const char *p = ids; rc == HUB_OK && *p >= '0' && *p <= '9';) { /* not "all" */
        char *end;
        rc = is_of(h, f, (hub_id){strtoll(p, &end, 10)}, owner, whose, a, err);
        p = end + strspn(end, " ");
    }
    return rc;
}

enum hub_rc record_kin(
    struct hub *h, const struct noun *n, const void *rec, struct arena *a, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < n->field_count; i++) {
        const struct field *f = &n->fields[i], *owner;
        hub_id whose;
        if ((f->type != FIELD_REF && f->type != FIELD_LINKS) || field_is_empty(f, rec)) {
            continue;
        }
        rc = kin_of(h, n, f, rec, a, &owner, &whose, err);
        if (rc != HUB_OK || !id_known(whose)) {
            continue;
        }
        rc = f->type == FIELD_REF
                 ? is_of(h, f, id_in(f, rec), owner, whose, a, err)
                 : all_of(h, f, *(const char *const *)(const void *)((const char *)rec + f->offset),
                       owner, whose, a, err);
    }
    return rc;
}
