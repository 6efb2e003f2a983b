/* SPDX-License-Identifier: MIT */
/* A worry about a child as questions: what to do, whom to ring, writing it, those that may be read. */
#include "plain_screens_priv.h"

#include "hub/base/str.h"
#include "hub/model/worry.h"
#include "hub/service/worry.h"

struct worry_list {
    struct plain *p;
    struct worry_line *lines;
};

static const char *worry_label(void *arg, size_t i, struct arena *a)
{
    const struct worry_list *l = arg;
    const struct worry_line *w = &l->lines[i];
    char at[DATE_TEXT];
    return arena_printf(a, "%s, by %s%s%s", wall_long(w->at, at),
        w->mine ? w->by : shown_name(l->p, w->by), *w->standing ? ", " : "",
        *w->standing ? (l->p->hide ? "" : w->standing)
        : w->told    ? ""
                     : ", NOT PASSED ON YET");
}

static void say_help(struct plain *p, const struct worry_help *help)
{
    for (size_t i = 0; i < help->step_count; i++) {
        say(p, "%zu. %s.", i + 1, help->steps[i]);
    }
    for (size_t i = 0; i < help->number_count; i++) {
        say(p, "%s: %s", help->numbers[i].who, help->numbers[i].number);
    }
    if (!*help->lead) {
        say(p, "No safeguarding lead is named yet: only you will read what you write.");
    }
}

static void say_readers(struct plain *p, hub_id id)
{
    struct worry_reader *readers;
    struct hub_err ignored;
    size_t count;
    char at[DATE_TEXT];
    if (hub_worry_readers(p->h, id, p->a, &readers, &count, &ignored) != HUB_OK) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        say(p, "Read by %s, %s", readers[i].who, wall_long(readers[i].at, at));
    }
}

/* Opening it is kept. */
static void read_one(struct plain *p, hub_id id)
{
    struct worry w;
    struct hub_err err;
    if (is_hidden(p)) {
        return;
    }
    if (hub_worry_open(p->h, id, p->a, &w, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    for (size_t i = 0; i < worry_noun.field_count; i++) {
        const struct field *f = &worry_noun.fields[i];
        if (!field_is_empty(f, &w) && !str_eq(f->column, "hub_id")) {
            say(p, "%s: %s", f->label, plain_shown(p, f, &w));
        }
    }
    say_readers(p, id);
    static const char *const lines[] = {"Add what you know: whom you told, what they said"};
    if (choose_of(p, str_empty(w.told_whom) || !wall_known(w.told_at)
                         ? "NOT PASSED ON YET: ring, then add whom you told, and when"
                         : "This worry",
            lines, 1) == 0) {
        plain_edit(p, &worry_noun, id);
    }
}

void plain_worry(struct plain *p, const void *unused)
{
    struct worry_help help;
    struct hub_err err;
    (void)unused;
    if (hub_worry_help(p->h, p->a, &help, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    say_help(p, &help);
    while (!p->ended) {
        struct worry_list l = {.p = p};
        size_t count;
        if (hub_worries(p->h, p->a, &l.lines, &count, &err) != HUB_OK) {
            say_error(p, &err);
            return;
        }
        int which = choose(p, &(struct choices){.title = "Worries you may read; each reading is kept",
                                  .word = "worry",
                                  .count = count,
                                  .label = worry_label,
                                  .arg = &l,
                                  .add = "Write it down now"});
        if (which >= 0) {
            read_one(p, l.lines[which].id);
        } else if (which == CHOSE_ADD) {
            plain_add(p, &worry_noun, NULL, 0);
        } else if (which != CHOSE_CHANGED) {
            return;
        }
    }
}
