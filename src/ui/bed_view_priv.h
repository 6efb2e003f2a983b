/* SPDX-License-Identifier: MIT */
/* Inside Bed tonight: who, then the page, then what is to be done now. */
#ifndef HUB_UI_BED_VIEW_PRIV_H
#define HUB_UI_BED_VIEW_PRIV_H

#include "hub/service/bed.h"
#include "hub/service/picks.h"
#include "hub/ui/edit.h"
#include "keep_priv.h"
#include "rows_view_priv.h"

enum bed_stage { BED_WHO, BED_PHONE, BED_PAGE, BED_NOW };
enum { BED_MATCHES = 50 };
enum bed_row { BED_ROW_TEXT, BED_ROW_HOST, BED_ROW_STEP };

struct bed_view {
    enum bed_stage stage;
    struct edit who, phone, words; /* words: what she will do, then what was said */
    struct pick *picks;            /* all children, for as long as the pane lives */
    size_t pick_count;
    size_t matches[BED_MATCHES], match_count;
    size_t at; /* of the matches; match_count: a child who is not in the hub */
    hub_id child, host, stay;
    struct bed_page page;
    struct bed_todos todos;
    struct rows_view rows;
    const char *warnings[BED_WARNINGS];
    size_t warning_count, host_at;
    bool asked_once;    /* Enter came without a word about the warnings */
    struct keep keep;
};

/* bed_keep.c */
bool bed_has_words(const struct bed_view *s);
enum hub_rc bed_keep(struct bed_view *s, struct hub *hub, struct hub_err *err);
enum hub_rc bed_resume(struct bed_view *s, struct hub *hub, struct arena *a, struct hub_err *err);

/* Which children have the letters or initials; names that begin with them first. */
void bed_match(struct bed_view *s, struct arena *a);
void bed_page_rows(struct pane *p);
void bed_now_rows(struct pane *p);
void bed_draw(const struct pane *p, struct canvas *c);
struct area bed_rows_area(const struct pane *p); /* of the rows, within the pane */

#endif
