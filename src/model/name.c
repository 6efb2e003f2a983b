/* SPDX-License-Identifier: MIT */
/* The name a record is known by, following its noun's `shown` columns. */
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "record_priv.h"

#include <string.h>

enum { NAME_DEPTH = 3 }; /* a stay shows its family; nothing shows deeper than that */

static const char *name_of(
    struct store *s, const struct noun *n, hub_id id, struct arena *a, int depth);

static const char *column_name(
    struct store *s, const struct field *f, const void *rec, struct arena *a, int depth)
{
    if (f->type == FIELD_REF) {
        hub_id id = *(const hub_id *)(const void *)((const char *)rec + f->offset);
        const struct noun *n = noun_find(f->ref);
        return id_known(id) && n && depth > 0 ? name_of(s, n, id, a, depth - 1) : "";
    }
    return field_shown(f, rec, a);
}

/* "known_as/name": the first that is not empty. */
static const char *first_of(struct store *s, const struct noun *n, const char *group, size_t len,
    const void *rec, struct arena *a, int depth)
{
    const char *end = group + len;
    for (const char *p = group; p < end;) {
        size_t part = strcspn(p, "/ ");
        const struct field *f = noun_field(n, arena_strndup(a, p, part));
        const char *text = f ? column_name(s, f, rec, a, depth) : "";
        if (!str_empty(text)) {
            return text;
        }
        p += part + 1;
    }
    return "";
}

static const char *name_in(
    struct store *s, const struct noun *n, const void *rec, struct arena *a, int depth)
{
    struct sb b = sb_as_is(a);
    for (const char *p = n->shown; p && *p;) {
        size_t len = strcspn(p, " ");
        const char *text = first_of(s, n, p, len, rec, a, depth);
        if (!str_empty(text)) {
            sb_addf(&b, "%s%s", b.len ? " " : "", text);
        }
        p += len + (p[len] != '\0');
    }
    return b.len ? sb_str(&b) : "?";
}

static const char *name_of(
    struct store *s, const struct noun *n, hub_id id, struct arena *a, int depth)
{
    struct hub_err ignored;
    void *rec = arena_alloc(a, n->size);
    bool there = record_get(s, n, id, a, rec, &ignored) == HUB_OK;
    return there ? name_in(s, n, rec, a, depth) : "?";
}

const char *record_name(struct store *s, const struct noun *n, hub_id id, struct arena *a)
{
    return name_of(s, n, id, a, NAME_DEPTH);
}

const char *record_name_in(struct store *s, const struct noun *n, const void *rec, struct arena *a)
{
    return name_in(s, n, rec, a, NAME_DEPTH);
}
