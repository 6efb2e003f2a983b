/* SPDX-License-Identifier: MIT */
/* Lines of a detail in a part of a pane: wrapped, scrolled, under headings. */
#ifndef HUB_UI_TEXT_VIEW_PRIV_H
#define HUB_UI_TEXT_VIEW_PRIV_H

#include "hub/service/families.h"
#include "hub/ui/pane.h"

struct text_view {
    struct detail detail;
    bool airy; /* an empty row above each heading */
    int top;   /* first row shown */
    const char *more; /* said on the last row when there is more; NULL: nothing */
};

enum style text_tone_style(enum tone tone);

/* The title, then the lines, in the whole view. `focused`: the cursor stands on its first row. */
void text_view_draw(const struct text_view *v, struct canvas *c, bool focused);
/* The same in the part below a list, a column free on each side; it says how to go on. */
void text_view_draw_below(
    const struct text_view *v, struct canvas *c, struct area part, bool focused);
/* Rows of that part in a view of so many: two fifths, no fewer than six and no more than `most`. */
int text_view_below_rows(int rows, int most);
/* Rows left for the list between `head` rows and that part, which a single pane has not. */
int text_view_list_rows(const struct pane *p, int head, int most);
/* Moving up and down in a view of this size; REACT_PASS when it was not for it. */
unsigned text_view_act(struct text_view *v, const char *id, int rows, int cols);
/* What somebody else has changed of this record goes first, while it is news. Text on p->details. */
void text_view_news(struct text_view *v, struct pane *p, int64_t id);
/* Add a line; the arena is that of the detail. */
void text_view_add(struct text_view *v, struct arena *a, enum tone tone, const char *text);

#endif
