/* SPDX-License-Identifier: MIT */
/* What an event meets, a night the clocks change, a stay at midnight: said as its fields are left. */
#include "form_clash_priv.h"
#include "form_value_priv.h"
#include "hub/base/str.h"
#include "hub/model/stay.h"
#include "hub/service/clashes.h"
#include "hub/service/moments.h"
#include "hub/service/series.h"

static bool of_event(const struct form *f)
{
    return f->noun == &event_noun || f->noun == &event_change_noun;
}

static struct form_field *named(struct form *f, const char *column)
{
    for (size_t i = 0; i < f->count; i++) {
        if (str_eq(f->fields[i].f->column, column)) {
            return &f->fields[i];
        }
    }
    return NULL;
}

static hub_wall moment(const struct form *f, const struct form_field *ff)
{
    struct hub_err ignored;
    hub_wall w = WALL_NONE;
    bool read = ff && !form_field_empty(ff) &&
                wall_parse(ff->edit.text, f->today, 0, &w, &ignored) == HUB_OK;
    return read ? w : WALL_NONE;
}

const char *form_moment_words(const struct form *f, const struct form_field *ff, struct arena *a)
{
    if (ff->f->type != FIELD_WALL) {
        return NULL;
    }
    hub_wall w = moment(f, ff);
    return moment_of_midnight(f->noun, ff->f, w)
               ? "No time was typed, so this says midnight. To put one in: 5 dec 4pm."
               : moment_of_clocks(w, a);
}

void form_clash_left(struct form *f, struct form_field *ff, struct arena *a)
{
    bool asks = str_part_index("starts|ends|all_day|host_id", ff->f->column) >= 0;
    if (ff->f->type == FIELD_WALL) {
        ff->warn = form_moment_words(f, ff, a);
    }
    if (((of_event(f) && asks) || form_rules_of(f, ff->f->column)) && !*ff->message) {
        f->clash_of = ff;
    }
}

static struct clash_ask ask_of(struct form *f)
{
    struct form_field *event = named(f, "event_id"), *host = named(f, "host_id");
    struct form_field *all_day = named(f, "all_day");
    return (struct clash_ask){
        .event = event ? event->ref : f->id,
        .host = host ? host->ref : ID_NONE,
        .starts = moment(f, named(f, "starts")),
        .ends = moment(f, named(f, "ends")),
        .all_day = all_day && str_eq(all_day->edit.text, "yes"),
    };
}

/* Below the field that was left just now, and no other: it is what the person thinks of. */
void form_clash_look(struct pane *p, struct hub *h)
{
    struct form *f = form_of(p);
    struct form_field *left = f->clash_of;
    struct clash_ask ask;
    struct clashes met = {0};
    struct hub_err ignored;
    f->clash_of = NULL;
    if (!left || !f->ready) {
        return;
    }
    if (f->noun == &stay_noun) {
        form_rules_look(p, h, left);
        return;
    }
    ask = ask_of(f);
    for (size_t i = 0; i < f->count; i++) {
        struct form_field *ff = &f->fields[i];
        ff->warn = form_moment_words(f, ff, p->life);
    }
    if (!wall_known(ask.starts) || hub_clashes(h, &ask, p->life, &met, &ignored) != HUB_OK ||
        met.count == 0) {
        return;
    }
    const char *words = clash_words(&met, false, p->life);
    left->warn = str_empty(left->warn) ? words : arena_printf(p->life, "%s %s", left->warn, words);
}
