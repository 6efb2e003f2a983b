/* SPDX-License-Identifier: MIT */
#include "try_priv.h"

void try_row(struct try_pane *s, int64_t id, unsigned style, const char *text)
{
    bool pick = id != 0;
    rows_view_add(&s->rows, s->seen,
        (struct view_row){.id = pick ? id : (int64_t)s->rows.count + 1,
            .kind = pick ? TRY_FILE : TRY_LINE,
            .pick = true,
            .style = style,
            .text = text});
}
