/* SPDX-License-Identifier: MIT */
/* What stands above the names of a register, and which line a typed number is. */
#include "hub/base/str.h"
#include "register_priv.h"
#include "ui_priv.h"

const struct register_row *register_row_at(const struct register_pane *s, int64_t line)
{
    for (size_t i = 0; i < s->view.count; i++) {
        if (s->view.rows[i].line == line) {
            return &s->view.rows[i];
        }
    }
    return NULL;
}

/* The line that was typed; NULL: a time, or there is no such line. */
const struct register_row *register_typed_line(const struct register_pane *s)
{
    int64_t line;
    return *s->typed != '0' && str_int(s->typed, 1, REGISTER_LINES, &line) ? register_row_at(s, line) : NULL;
}

/* How many there are; how many grown-ups there must be. Each wraps where the screen is narrow. */
struct head {
    const char *counts, *ratio;
    int counts_rows, ratio_rows, line_rows; /* line: which event, or what was typed */
};

static struct head head_of(const struct pane *p, struct arena *a)
{
    const struct register_pane *s = p->state;
    const struct register_view *v = &s->view;
    const char *counts = register_counts(v, a), *ratio = register_ratio(v, a);
    struct head h = {
        .counts = v->taken || v->count == 0 ? counts : arena_printf(a, "%s · not taken yet", counts),
        .ratio = *ratio || !v->count ? ratio : "Nobody comes without a grown-up of the family.",
    };
    h.counts_rows = box_text_rows(h.counts, p->view.cols);
    h.ratio_rows = *h.ratio ? box_text_rows(h.ratio, p->view.cols) : p->view.rows > REGISTER_FEW;
    bool full = p->view.rows <= REGISTER_FEW && h.counts_rows + h.ratio_rows > 2;
    h.line_rows = !full || *s->typed;
    return h;
}

int register_head_rows(const struct pane *p)
{
    struct arena *a = arena_create();
    struct head h = head_of(p, a);
    arena_destroy(a);
    return h.counts_rows + h.ratio_rows + h.line_rows;
}

void register_head_draw(const struct pane *p, struct canvas *c)
{
    const struct register_pane *s = p->state;
    const struct register_view *v = &s->view;
    struct arena *a = arena_create();
    struct head h = head_of(p, a);
    int cols = canvas_cols(c), line = h.counts_rows + h.ratio_rows;
    char day[DATE_TEXT];
    canvas_wrap(c, (struct area){0, 0, h.counts_rows, cols}, STYLE_HEADING, h.counts);
    canvas_wrap(c, (struct area){h.counts_rows, 0, h.ratio_rows, cols},
        v->ratio.state == RATIO_SHORT ? STYLE_WARN : STYLE_NORMAL, h.ratio);
    if (*s->typed) {
        const char *enter = register_typed_line(s) || !s->stamped ? "go to this line" : "that is the time";
        canvas_put_short(c, line, 0, cols, STYLE_KEY,
            arena_printf(a, "%s_  Enter: %s · i in · o out · d didn't come", s->typed, enter));
    } else if (h.line_rows) {
        canvas_put_short(c, line, 0, cols, STYLE_MUTED,
            arena_printf(a, "%s · %s%s%s", v->name ? v->name : "", date_short(v->day, day),
                v->place && *v->place ? " · " : "", v->place ? v->place : ""));
    }
    arena_destroy(a);
}
