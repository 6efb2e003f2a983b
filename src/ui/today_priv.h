/* SPDX-License-Identifier: MIT */
/* Inside the tab Today. */
#ifndef HUB_UI_TODAY_PRIV_H
#define HUB_UI_TODAY_PRIV_H

#include "hub/service/since.h"
#include "hub/service/today.h"
#include "rows_view_priv.h"

enum { TODAY_DAY, TODAY_NEEDS, TODAY_PARTS };
enum today_row { ROW_TEXT, ROW_EVENT, ROW_COMES, ROW_GOES, ROW_CHILD, ROW_NEED, ROW_REST };

struct today_pane {
    struct rows_view parts[TODAY_PARTS];
    struct today view;
    struct since_view since;
    const char *hub_name; /* where there are several; "" */
    hub_wall now;
    struct last_here last; /* when this person was here before */
    bool last_known, here;
};

/* Rows from what was read; while names are hidden initials and short words. */
void today_day_rows(struct pane *p);
void today_needs_rows(struct pane *p);

const struct today_need *today_need_at(const struct today_pane *s); /* the selected one; NULL */

/* To where it is put right. */
unsigned today_put_right(struct pane *p, const struct today_need *n, struct hub *hub, struct hub_err *err);

#endif
