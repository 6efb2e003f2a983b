/* SPDX-License-Identifier: MIT */
/*
 * Words typed outside a form are an unfinished note as well: kept as they come
 * and when the terminal goes (SCREENS M16, M29). A note that no form can go on
 * with names in place of a noun what opens it again: its pane is opened with
 * the text "draft" and the note's id.
 */
#ifndef HUB_UI_KEEP_PRIV_H
#define HUB_UI_KEEP_PRIV_H

#include "hub/service/drafts.h"
#include "hub/ui/pane.h"

#define BED_DRAFT   "bed tonight"
#define WORDS_DRAFT "register words"

struct keep {
    struct draft draft; /* its id: ID_NONE while nothing was kept */
    bool unkept;        /* there is something that the note does not have */
    int64_t unkept_ms;  /* since when */
};

void keep_touch(struct keep *k); /* something was typed */
/* Whether this "tick" or "hangup" is the time to write it. */
bool keep_due(const struct keep *k, const struct call *call);
enum hub_rc keep_put(struct keep *k, struct hub *hub, const char *what, hub_id record,
    struct draft_field *fields, size_t count, struct hub_err *err);
enum hub_rc keep_drop(struct keep *k, struct hub *hub, struct hub_err *err);

#endif
