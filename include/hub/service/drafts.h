/* SPDX-License-Identifier: MIT */
/*
 * Unfinished notes: what a person has typed and not saved. They are kept every
 * two seconds and when the terminal goes, belong to that person alone, and are
 * no part of the history. A list of them never shows a name.
 */
#ifndef HUB_SERVICE_DRAFTS_H
#define HUB_SERVICE_DRAFTS_H

#include "hub/model/draft.h"
#include "hub/service/hub.h"

/* Keep it whole: noun, record, step, field, fields. Gives it its id, person and time. */
enum hub_rc hub_draft_put(struct hub *h, struct draft *d, struct hub_err *err);
/* HUB_ENOTFOUND: it is gone, or another person's. */
enum hub_rc hub_draft_get(
    struct hub *h, hub_id id, struct arena *a, struct draft *out, struct hub_err *err);
/* This person's, newest first, without their fields. */
enum hub_rc hub_draft_list(
    struct hub *h, struct arena *a, struct draft **out, size_t *count, struct hub_err *err);
/* One that is gone already is fine. */
enum hub_rc hub_draft_drop(struct hub *h, hub_id id, struct hub_err *err);
/* "Unfinished note, 20 Nov 16:40: carry on?" */
const char *hub_draft_line(const struct draft *d, struct arena *a);

#endif
