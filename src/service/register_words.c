/* SPDX-License-Identifier: MIT */
/* A register in words: its counts, its ratio, initials that differ. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/register.h"

bool register_expects(const struct register_row *row)
{
    return row->state != REGISTER_ABSENT && row->state != REGISTER_SAID_NO;
}

const char *register_counts(const struct register_view *v, struct arena *a)
{
    return arena_printf(
        a, "%d due · %d in · %d out · %d not said", v->due, v->in, v->out, v->not_said);
}

const char *register_ratio(const struct register_view *v, struct arena *a)
{
    const struct ratio *r = &v->ratio;
    struct sb b = sb_on(a);
    if (r->state == RATIO_NO_CHILDREN) {
        return "";
    }
    sb_addf(&b, "1 to %d: %d adults with checks needed, %d there", r->one_to, r->needed, r->adults);
    if (r->state == RATIO_SHORT) {
        sb_addf(&b, ": %d short", r->needed - r->adults);
    } else if (r->state == RATIO_EXACT) {
        sb_add(&b, ": just enough");
    }
    if (r->unknown > 0) {
        sb_addf(&b, " · %d of unknown age", r->unknown);
    }
    return sb_str(&b);
}

/* `letters` clusters of the first name and the first of the family's. */
static const char *short_name(const struct register_row *r, int letters, struct arena *a)
{
    size_t len = 0;
    for (int i = 0; i < letters && r->name[len]; i++) {
        len += utf8_cluster(r->name + len);
    }
    const char *family = arena_strndup(a, r->family_name, utf8_cluster(r->family_name));
    return arena_printf(a, "%s.%s%s", arena_strndup(a, r->name, len), family, *family ? "." : "");
}

const char *register_initials(const struct register_view *v, size_t row, struct arena *a)
{
    enum { LETTERS_MOST = 4 };
    for (int letters = 1; letters <= LETTERS_MOST; letters++) {
        const char *mine = short_name(&v->rows[row], letters, a);
        bool alone = true;
        for (size_t i = 0; alone && i < v->count; i++) {
            alone = i == row || !str_ieq(mine, short_name(&v->rows[i], letters, a));
        }
        if (alone) {
            return mine;
        }
    }
    return arena_printf(
        a, "%s %lld", short_name(&v->rows[row], 1, a), (long long)v->rows[row].line);
}

const char *register_first(const struct register_view *v, size_t row, struct arena *a)
{
    const struct register_row *r = &v->rows[row];
    size_t letter = utf8_cluster(r->family_name);
    bool shared = false, tied = letter == 0;
    for (size_t i = 0; i < v->count; i++) {
        const struct register_row *o = &v->rows[i];
        bool same = i != row && str_ieq(o->name, r->name);
        shared = shared || same;
        tied = tied || (same && str_ieq(arena_strndup(a, r->family_name, letter),
                                    arena_strndup(a, o->family_name, utf8_cluster(o->family_name))));
    }
    if (!shared) {
        return r->name;
    }
    return tied ? arena_printf(a, "%s (line %lld)", r->name, (long long)r->line)
                : arena_printf(a, "%s %s.", r->name, arena_strndup(a, r->family_name, letter));
}
