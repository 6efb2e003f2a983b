/* SPDX-License-Identifier: MIT */
/* Inside a host's page. */
#ifndef HUB_UI_MINE_PRIV_H
#define HUB_UI_MINE_PRIV_H

#include "hub/service/host_day.h"
#include "rows_view_priv.h"

enum { MINE_STAYS, MINE_OWED, MINE_PARTS };
enum mine_row { MINE_TEXT, MINE_STAY, MINE_CHILD, MINE_OWES, MINE_REST };

struct mine {
    struct rows_view parts[MINE_PARTS];
    struct host_day day;
    const char *welcome; /* at the first time here; NULL */
};

/* Rows from what was read; while names are hidden initials and short words. */
void mine_rows(struct pane *p);
const char *mine_name(const struct pane *p, const char *name);

#endif
