/* SPDX-License-Identifier: MIT */
#include "event_priv.h"

#include "hub/base/str.h"
#include "hub/base/words.h"

const char *event_when(const struct event_view *v, struct arena *a)
{
    char day[DATE_TEXT], from[DATE_TEXT], to[DATE_TEXT];
    const struct register_view *r = &v->reg;
    date_long(r->day, day);
    if (v->event.all_day == 1) {
        bool more = wall_known(r->ends) && wall_date(r->ends).d > r->day.d;
        return more ? arena_printf(a, "%s to %s", day, date_long(wall_date(r->ends), to))
                    : arena_strdup(a, day);
    }
    tod_iso(wall_tod(r->starts), from);
    if (!wall_known(r->ends)) {
        return arena_printf(a, "%s, %s", day, from);
    }
    bool same = wall_date(r->ends).d == r->day.d;
    return arena_printf(a, "%s, %s to %s", day, from,
        same ? tod_iso(wall_tod(r->ends), to) : wall_long(r->ends, to));
}

const char *event_place(const struct event_view *v, struct arena *a)
{
    return v->reg.place ? arena_strdup(a, v->reg.place) : "";
}

const char *event_named(
    const struct event_view *v, size_t row, enum sheet_names names, struct arena *a)
{
    const struct register_row *r = &v->reg.rows[row];
    if (names == ROTA_NAMES_INITIALS) {
        return register_initials(&v->reg, row, a);
    }
    return names == ROTA_NAMES_FULL && *r->family_name
               ? arena_printf(a, "%s %s", r->name, r->family_name)
               : register_first(&v->reg, row, a);
}

/* A register that was not taken is not one with nobody on it: that is said, and no number. */
const char *event_counts(const struct event_view *v, struct arena *a)
{
    const struct register_view *r = &v->reg;
    struct sb b = sb_on(a);
    if (r->taken) {
        sb_addf(&b, "%d still due, %d in, %d out, %d did not come.", r->due, r->in, r->out,
            r->absent);
    } else {
        sb_addf(&b, "%s. Register not taken%s.",
            r->due ? arena_printf(a, "%d expected", r->due) : "Nobody has said yes yet",
            r->past ? "" : " yet");
    }
    if (r->not_said) {
        sb_addf(&b, " %d %s not answered.", r->not_said,
            words_many(r->not_said, "family has", "families have"));
    }
    return sb_str(&b);
}

const char *event_alert(const struct register_row *r, struct arena *a)
{
    bool photo = r->no_photo && id_known(r->child);
    return arena_printf(
        a, "%s%s%s", r->alert, *r->alert && photo ? " · " : "", photo ? "photo no" : "");
}

const char *event_names_note(enum sheet_names names)
{
    return names == ROTA_NAMES_INITIALS ? "Initials only."
                                        : "Keep this in the folder, not on the wall.";
}

struct page_table *event_table(
    struct page_doc *d, const struct event_column *columns, size_t count)
{
    struct page_table *t = page_table(d, true);
    for (size_t i = 0; i < count; i++) {
        page_column(t, columns[i].width, PAGE_LEFT);
    }
    page_head_rows(t, 1);
    page_row(t);
    for (size_t i = 0; i < count; i++) {
        page_cell(t, PAGE_HEAD, columns[i].head);
    }
    return t;
}
