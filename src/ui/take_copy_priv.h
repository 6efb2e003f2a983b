/* SPDX-License-Identifier: MIT */
/* The steps of Take a copy. */
#ifndef HUB_UI_TAKE_COPY_PRIV_H
#define HUB_UI_TAKE_COPY_PRIV_H

#include "hub/service/packs.h"
#include "hub/ui/edit.h"
#include "passphrase_priv.h"
#include "rows_view_priv.h"

enum take_step { TAKE_WHAT, TAKE_WHO, TAKE_DUE, TAKE_WHERE, TAKE_WORDS, TAKE_DONE, TAKE_STEPS };
enum { TAKE_HEAD = 3, TAKE_TWICE = 2 };

struct take_copy {
    enum take_step step;
    int at; /* WHERE: 0 the path, 1 the list; WORDS: which line */
    hub_id event, holder;
    hub_date event_day, day_home;
    const char *what, *who, *due; /* as shown; on p->life */
    struct edit day, path;
    struct secret_line words[TAKE_TWICE];
    struct rows_view rows;
    struct arena *seen; /* the rows' texts */
    char said[SECRET_SAID];
    bool guest;            /* who came in over ssh: no place is asked for */
    bool fresh;            /* after one came home: it is held against the hub */
    bool same;             /* then: it is as the hub … */
    const char *agrees;    /* … in a sentence; "" */
    struct take_done done; /* on p->life */
    const char *written;   /* where it is, in a sentence */
    const char *file;      /* its path; NULL: it waits for who came in over ssh */
};

/* The rows of the step; reading. */
enum hub_rc take_load(struct pane *p, struct hub *hub, struct hub_err *err);
/* Enter: on to the next step, or to what the row says. */
unsigned take_next(struct pane *p, struct hub *hub, struct hub_err *err);

#endif
