/* SPDX-License-Identifier: MIT */
#include "detail_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <stdarg.h>

struct writer writer_on(struct hub *h, unsigned flags, struct arena *a, struct detail *out)
{
    *out = (struct detail){0};
    return (struct writer){h, a, out, flags & DETAIL_WHOLE, flags & DETAIL_HIDE};
}

void put(struct writer *w, enum tone tone, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    arena_grow(w->a, &w->out->lines, w->out->count, &w->out->cap, sizeof *w->out->lines);
    w->out->lines[w->out->count++] = (struct detail_line){tone, arena_vprintf(w->a, fmt, ap)};
    va_end(ap);
}

const char *put_name(struct writer *w, const char *name)
{
    return w->hide ? utf8_initials(w->a, name) : name;
}

enum hub_rc list_of(struct writer *w, const struct noun *n, const char *column, hub_id id,
    const char *order, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = order};
    query_is(&q, column, id);
    return record_list(w->h->store, n, &q, w->a, out, err);
}

void put_stay(struct writer *w, const struct stay *s, const struct noun *who, hub_id whose)
{
    char days[DATE_TEXT];
    const char *name = id_known(whose)
                           ? put_name(w, record_name(w->h->store, who, whose, w->a))
                           : "no host yet";
    put(w, str_eq(s->status, "cancelled") ? TONE_MUTED : TONE_PLAIN, "%s  %s · %s",
        date_range(wall_date(s->arrive), wall_date(s->leave), days), name, s->status);
}
