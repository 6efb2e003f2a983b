/* SPDX-License-Identifier: MIT */
/* The pane of one family, host or event from inside: its rows, its areas, and adding to it. */
#ifndef HUB_UI_PARTS_VIEW_PRIV_H
#define HUB_UI_PARTS_VIEW_PRIV_H

#include "hub/service/parts.h"
#include "rows_view_priv.h"
#include "text_view_priv.h"

enum { PARTS_MOST = 12, PARTS_BAR_ROW = 1, PARTS_LIST_ROW = 2 };

struct parts_view {
    hub_id id;
    hub_date day; /* of one date of a series; DATE_NONE */
    const struct noun *top;
    size_t first, count, at;           /* in parts[] */
    struct rows_view rows[PARTS_MOST]; /* each part keeps its place */
    struct part_view view;             /* of the part shown; a row a line */
    struct text_view beside;
    hub_wall now;
    int64_t to_child;              /* whose first line to stand on after the next load; 0: none */
    int64_t to_record;             /* a new record, to stand on after the next load; 0: none */
    const struct noun *asked_noun; /* to be removed if the answer is yes */
    hub_id asked_id;
};

struct parts_areas {
    struct area list, beside; /* beside: no rows where there is no room */
};

static inline const struct part *parts_at(const struct parts_view *s)
{
    return &parts[s->first + s->at];
}
static inline struct rows_view *parts_rows(struct parts_view *s)
{
    return &s->rows[s->at];
}

/* pane_record.c: for panes with keys of their own */
enum hub_rc parts_load(struct pane *p, struct hub *hub, struct hub_err *err);
enum hub_rc parts_detail(struct pane *p, struct hub *hub, struct hub_err *err);
unsigned parts_act(struct pane *p, const struct call *call, struct hub_err *err);
size_t parts_count(const struct pane *p);

const struct part_line *parts_selected(const struct parts_view *s); /* NULL: none to stand on */
const char *parts_child_name(const struct parts_view *s, hub_id child);
void parts_make_rows(struct pane *p);
struct parts_areas parts_areas(const struct pane *p);
bool parts_bar_hit(const struct pane *p, int col, size_t *part);
void parts_draw(const struct pane *p, struct canvas *c);
void parts_join_detail(struct pane *p);

/* parts_add.c */
unsigned parts_new(struct pane *p); /* asks which noun where the part has several */
unsigned parts_add(struct pane *p, const struct noun *n); /* NULL: the part's first */
bool parts_wants_home(
    const struct parts_view *s); /* what is to be added needs a home, and there is none */
unsigned parts_make_home(struct pane *p, struct hub *hub, struct hub_err *err);

#endif
