/* SPDX-License-Identifier: MIT */
#include "try_priv.h"

static void add(struct try_pane *s, int kind, int64_t id, unsigned style, const char *text)
{
    rows_view_add(&s->rows, s->seen,
        (struct view_row){.id = id, .kind = kind, .pick = true, .style = style, .text = text});
}

void try_row(struct try_pane *s, unsigned style, const char *text)
{
    add(s, TRY_LINE, (int64_t)s->rows.count + 1, style, text);
}

void try_choice(struct try_pane *s, int kind, int64_t id, const char *text)
{
    add(s, kind, id, STYLE_NORMAL, text);
}
