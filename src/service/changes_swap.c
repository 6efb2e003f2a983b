/* SPDX-License-Identifier: MIT */
/* Two families who changed places, told as the one thing it was. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/stay.h"

#include "changes_priv.h"

#include <stdlib.h>

static const struct journal_change *cell(const struct step *s, hub_id stay, const char *column)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct journal_change *c = s->changes[i];
        if (c->op == 'U' && change_noun(c) == &stay_noun && id_eq(c->row, stay) &&
            str_eq(c->column, column)) {
            return c;
        }
    }
    return NULL;
}

static const char *family_of(struct listing *l, hub_id stay)
{
    struct stay row;
    struct hub_err ignored;
    return record_get(l->h->store, &stay_noun, stay, l->scratch, &row, &ignored) == HUB_OK
               ? namer_name(l->names, &family_noun, row.family_id)
               : "another family";
}

static hub_wall wall_after(const struct step *s, hub_id stay, const char *column, hub_wall is)
{
    const struct journal_change *c = cell(s, stay, column);
    hub_wall w = is;
    if (c && !str_empty(c->new_text)) {
        wall_from_iso(c->new_text, &w);
    }
    return w;
}

/* "Reid now come 4–6 Dec 2026 at Ben's", as this step left it */
static const char *now_come(struct listing *l, const struct step *s, hub_id stay)
{
    struct stay row;
    struct hub_err ignored;
    char days[DATE_TEXT];
    const struct journal_change *host = cell(s, stay, "host_id");
    if (record_get(l->h->store, &stay_noun, stay, l->scratch, &row, &ignored) != HUB_OK) {
        return "";
    }
    hub_id at = host && !str_empty(host->new_text) ? ((hub_id){strtoll(host->new_text, NULL, 10)})
                                                   : row.host_id;
    hub_wall from = wall_after(s, stay, "arrive", row.arrive);
    hub_wall to = wall_after(s, stay, "leave", row.leave);
    return arena_printf(l->scratch, "%s now come %s at %s's",
        namer_name(l->names, &family_noun, row.family_id),
        date_range(wall_date(from), wall_date(to), days), namer_name(l->names, &host_noun, at));
}

/* The cell that says with whom, of the step's own record where it has one. */
static const struct journal_change *swap_cell(const struct step *s)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct journal_change *c = s->changes[i];
        bool own = s->noun != &stay_noun || id_eq(c->row, s->record);
        if (own && c->op == 'U' && change_noun(c) == &stay_noun && str_eq(c->column, "swapped_id") &&
            (cell(s, c->row, "arrive") || cell(s, c->row, "host_id"))) {
            return c;
        }
    }
    return NULL;
}

const char *change_swap(struct listing *l, const struct step *s)
{
    const struct journal_change *c = swap_cell(s);
    if (!c) {
        return NULL;
    }
    const char *other = str_empty(c->new_text) ? c->old_text : c->new_text;
    if (str_empty(other)) {
        return NULL;
    }
    hub_id one = c->row, two = {strtoll(other, NULL, 10)};
    bool both = cell(s, two, "swapped_id") != NULL;
    return arena_printf(l->scratch, "swapped the sleepovers of %s and %s: %s%s%s",
        family_of(l, one), family_of(l, two), now_come(l, s, one), both ? ", " : "",
        both ? now_come(l, s, two) : "");
}
