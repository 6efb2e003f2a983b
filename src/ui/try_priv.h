/* SPDX-License-Identifier: MIT */
/* Work that is seen before it is done: what is asked, and what does it. */
#ifndef HUB_UI_TRY_PRIV_H
#define HUB_UI_TRY_PRIV_H

#include "hub/base/id.h"
#include "hub/command/take_file.h"
#include "hub/ui/edit.h"
#include "hub/ui/pane.h"
#include "keep_priv.h"
#include "rows_view_priv.h"

enum { TRY_FIELDS = 3 };
/* Kinds of rows: one to read; a file to choose; what a file holds, to choose; to choose that anew. */
enum { TRY_LINE, TRY_FILE, TRY_WHAT, TRY_OTHER };

struct try_field {
    const char *label, *hint;
    bool day; /* echoed in full */
};

struct try_pane;

struct try_kind {
    const char *heading;
    const char *draft; /* of what is typed: its name in keep_priv.h */
    const char *go; /* "[Take it in]" */
    struct try_field fields[TRY_FIELDS];
    size_t count;
    /* Rows to choose from before anything was tried; NULL: none. */
    void (*offers)(struct pane *p, struct try_pane *s);
    /* Adds rows of what it does; sets s->save when there is something to save. */
    enum hub_rc (*work)(struct pane *p, struct try_pane *s, struct hub *hub, bool only_try,
        struct hub_err *err);
};

struct try_pane {
    const struct try_kind *kind;
    hub_id record;     /* what it is about */
    const char *about; /* its name; "" */
    struct edit fields[TRY_FIELDS];
    size_t at; /* the field; their count: what is below */
    struct rows_view rows;
    struct arena *seen; /* the rows' texts */
    bool tried, save;
    const struct noun *what; /* the rows of a sheet, where that was chosen; NULL: its headings say */
    bool choose;             /* that is to be chosen now */
    struct file_kinds kinds; /* from these */
    struct keep keep;
};

/* try_rows.c: a line to read; one to choose. */
void try_row(struct try_pane *s, unsigned style, const char *text);
void try_choice(struct try_pane *s, int kind, int64_t id, const char *text);

/* try_keep.c: what is typed is an unfinished note until it is saved. */
enum hub_rc try_keep(struct try_pane *s, struct hub *hub, struct hub_err *err);
enum hub_rc try_resume(struct pane *p, struct hub *hub, struct hub_err *err);

/* try_kinds.c */
extern const struct try_kind try_take, try_copy, try_season;

#endif
