/* SPDX-License-Identifier: MIT */
/* Bringing a copy home: which file, what it brings, what came of it. */
#ifndef HUB_UI_BRING_HOME_PRIV_H
#define HUB_UI_BRING_HOME_PRIV_H

#include "away_priv.h"
#include "hub/service/homecoming.h"
#include "hub/ui/edit.h"
#include "passphrase_priv.h"
#include "rows_view_priv.h"

enum home_stage { HOME_FILE, HOME_LOOK, HOME_DONE };
enum { HOME_HEAD = 4, HOME_BUTTONS = 2 };
enum { ROW_FILE = 1, ROW_QUESTIONS, ROW_ROTA, ROW_FRESH, ROW_PAPER, ROW_CLOSE }; /* kinds of rows to stand on */

struct bring_home {
    enum home_stage stage;
    bool list; /* FILE: the list has the keys, not the path */
    struct edit path;
    struct passphrase_ask ask;
    bool salvage, looked;
    const char *file; /* on p->life */
    struct rows_view rows;
    struct arena *seen, *planned; /* the rows' texts; the plan */
    struct return_plan plan;
    struct return_done done;
    struct button_row buttons;
};

/* Rows of the stage. */
void home_rows(struct pane *p, struct hub *hub);

#endif
