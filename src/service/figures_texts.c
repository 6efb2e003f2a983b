/* SPDX-License-Identifier: MIT */
/* Words for the return: stories, what changed, what was learned, and what may be quoted. */
#include "figures_priv.h"

#include "hub/base/str.h"
#include "hub/model/figures.h"

struct texts {
    struct arena *a;
    struct figures_text *items;
    size_t count, cap;
};

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

static void add(struct texts *t, struct figures_text text)
{
    arena_grow(t->a, &t->items, t->count, &t->cap, sizeof *t->items);
    t->items[t->count++] = text;
}

static enum hub_rc read_between(struct hub *h, const struct figures *f, const struct noun *n,
    const char *column, struct arena *a, struct record_list *out, struct hub_err *err)
{
    struct figure_span s = figure_span_of(h, f->days);
    struct record_query q = {0};
    char from[DATE_TEXT], after[DATE_TEXT];
    query_is(&q, "hub_id", f->hub);
    query_text(&q, column, RECORD_FROM, date_iso(s.from, from));
    query_text(&q, column, RECORD_BEFORE, date_iso(date_add(s.until, 1), after));
    return record_list(h->store, n, &q, a, out, err);
}

static enum figures_text_kind kind_of(const struct story *s)
{
    return str_eq(s->kind, "what changed") ? FIGURES_CHANGED
           : str_eq(s->kind, "learning")   ? FIGURES_LEARNED
                                           : FIGURES_STORY;
}

static enum hub_rc add_stories(struct hub *h, const struct figures *f, struct texts *t, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = read_between(h, f, &story_noun, "month", t->a, &list, err);
    for (int kind = FIGURES_STORY; rc == HUB_OK && kind < FIGURES_QUOTE; kind++) {
        for (size_t i = 0; i < list.count; i++) {
            const struct story *s = record_at(&list, i);
            if ((int)kind_of(s) == kind) {
                add(t, (struct figures_text){.kind = (enum figures_text_kind)kind,
                           .noun = &story_noun,
                           .id = s->record.id,
                           .title = or_empty(s->title),
                           .before = or_empty(s->before_words),
                           .during = or_empty(s->during_words),
                           .after = or_empty(s->after_words),
                           .quote = or_empty(s->quote)});
            }
        }
    }
    return rc;
}

/* Only what they said may be used, and never whose it is. */
static enum hub_rc add_quotes(struct hub *h, const struct figures *f, struct texts *t, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = read_between(h, f, &feedback_noun, "given_on", t->a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct feedback *b = record_at(&list, i);
        if (b->may_quote == 1) {
            add(t, (struct figures_text){.kind = FIGURES_QUOTE,
                       .noun = &feedback_noun,
                       .id = b->record.id,
                       .title = or_empty(b->said_by),
                       .before = "",
                       .during = "",
                       .after = "",
                       .quote = or_empty(b->words)});
        }
    }
    return rc;
}

enum hub_rc figures_texts_read(
    struct hub *h, struct arena *a, struct figures *out, struct hub_err *err)
{
    struct texts t = {.a = a};
    enum hub_rc rc = add_stories(h, out, &t, err);
    rc = rc == HUB_OK ? add_quotes(h, out, &t, err) : rc;
    out->texts = t.items;
    out->text_count = t.count;
    return rc;
}
