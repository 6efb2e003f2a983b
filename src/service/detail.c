/* SPDX-License-Identifier: MIT */
#include "detail_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

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

/* "Fri 4 – Sun 6 Dec 2026"; the day of leaving is the morning they go home. */
static const char *stay_days(struct writer *w, const struct stay *s)
{
    char first[DATE_TEXT], last[DATE_TEXT];
    hub_date from = wall_date(s->arrive), to = wall_date(s->leave);
    if (from.d == to.d) {
        return arena_strdup(w->a, date_medium(from, first));
    }
    return arena_printf(w->a, "%s – %s", date_short(from, first), date_medium(to, last));
}

void put_stay(struct writer *w, const struct stay *s, const struct noun *who, hub_id whose)
{
    const char *name = id_known(whose)
                           ? put_name(w, record_name(w->h->store, who, whose, w->a))
                           : "no host yet";
    put(w, str_eq(s->status, "cancelled") ? TONE_MUTED : TONE_PLAIN, "%s  %s · %s",
        stay_days(w, s), name, s->status);
}
