/* SPDX-License-Identifier: MIT */
/* The name a record is known by, following its noun's `shown` columns. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/event.h"
#include "hub/model/noun.h"
#include "record_priv.h"

#include <string.h>

enum { NAME_DEPTH = 3 }; /* a stay shows its family; nothing shows deeper than that */

struct naming {
    struct store *s;
    struct arena *a;
    bool hide; /* initials for what is typed, all else as it is: days, kinds, numbers */
};

static const char *name_of(const struct naming *w, const struct noun *n, hub_id id, int depth);

/* What is on is nobody's name. */
static const char *text_of(
    const struct naming *w, const struct noun *n, const struct field *f, const void *rec)
{
    bool typed = f->type == FIELD_TEXT || f->type == FIELD_NOTE;
    const char *text = field_shown(f, rec, w->a);
    return w->hide && typed && n != &event_noun ? utf8_initials(w->a, text) : text;
}

static const char *column_name(const struct naming *w, const struct noun *of, const struct field *f,
    const void *rec, int depth)
{
    if (f->type == FIELD_REF) {
        hub_id id = *(const hub_id *)(const void *)((const char *)rec + f->offset);
        const struct noun *n = noun_find(f->ref);
        return id_known(id) && n && depth > 0 ? name_of(w, n, id, depth - 1) : "";
    }
    return text_of(w, of, f, rec);
}

/* "known_as/name": the first that is not empty. */
static const char *first_of(const struct naming *w, const struct noun *n, const char *group, size_t len,
    const void *rec, int depth)
{
    const char *end = group + len;
    for (const char *p = group; p < end;) {
        size_t part = strcspn(p, "/ ");
        const struct field *f = noun_field(n, arena_strndup(w->a, p, part));
        const char *text = f ? column_name(w, n, f, rec, depth) : "";
        if (!str_empty(text)) {
            return text;
        }
        p += part + 1;
    }
    return "";
}

static const char *name_in(
    const struct naming *w, const struct noun *n, const void *rec, int depth)
{
    struct sb b = sb_as_is(w->a);
    for (const char *p = n->shown; p && *p;) {
        size_t len = strcspn(p, " ");
        const char *text = first_of(w, n, p, len, rec, depth);
        if (!str_empty(text)) {
            sb_addf(&b, "%s%s", b.len ? " " : "", text);
        }
        p += len + (p[len] != '\0');
    }
    return b.len ? sb_str(&b) : "?";
}

static const char *name_of(const struct naming *w, const struct noun *n, hub_id id, int depth)
{
    struct hub_err ignored;
    void *rec = arena_alloc(w->a, n->size);
    bool there = record_get(w->s, n, id, w->a, rec, &ignored) == HUB_OK;
    return there ? name_in(w, n, rec, depth) : "?";
}

const char *record_name(struct store *s, const struct noun *n, hub_id id, struct arena *a)
{
    return name_of(&(struct naming){s, a, false}, n, id, NAME_DEPTH);
}

const char *record_name_in(struct store *s, const struct noun *n, const void *rec, struct arena *a)
{
    return name_in(&(struct naming){s, a, false}, n, rec, NAME_DEPTH);
}

const char *record_name_hidden(struct store *s, const struct noun *n, hub_id id, struct arena *a)
{
    return name_of(&(struct naming){s, a, true}, n, id, NAME_DEPTH);
}
