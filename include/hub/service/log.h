/* SPDX-License-Identifier: MIT */
/*
 * The log: entries, notes of stays, accidents, as one list, the newest first,
 * from any line on, however many there are; narrowed by words. It is looked for
 * as in Find: each word begins one of the entry, or the name of its family or
 * child, or its kind; phrases stand between quotes; accents do not matter. Days
 * narrow too: "since 1 oct", "until 3 nov 2026", "on 12 dec", "20 nov 2026".
 */
#ifndef HUB_SERVICE_LOG_H
#define HUB_SERVICE_LOG_H

#include "hub/model/log_page.h"
#include "hub/service/families.h"
#include "hub/service/find.h"

struct log_ask {
    const char *text; /* as typed; NULL or "": all */
    enum log_part part;
    hub_id from; /* ID_NONE: from the newest, or the oldest when `back` */
    bool inclusive, back; /* back: towards the newest, nearest first */
    bool hide; /* initials for names, nothing of what was written */
    size_t max;
};

struct log_line {
    hub_id id;
    const struct noun *noun; /* entry, stay_note or incident */
    hub_wall at;
    bool timed; /* the time of the day is known, not only the day */
    hub_id family, child;
    const char *who;  /* the family's name; "" */
    const char *what; /* "call 15m", "stay note", "accident" */
    const char *text; /* one line: the words that match, else how it begins */
    struct find_span *spans; /* of the text that match */
    size_t span_count;
    const char *mark; /* "written late", "taken back 19:42 by Amina", "to do by 3 Dec", "parent not told"; "" */
    enum tone tone;
};

/* At most ask->max lines. HUB_EDENIED. */
enum hub_rc hub_log_lines(struct hub *h, const struct log_ask *ask, struct arena *a,
    struct log_line **out, size_t *count, struct hub_err *err);
/* The line of one of them. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_log_line(struct hub *h, hub_id id, const struct log_ask *ask, struct arena *a,
    struct log_line *out, struct hub_err *err);
/* How many match the text: for when the keys rest. HUB_EDENIED. */
enum hub_rc hub_log_count(struct hub *h, const char *text, enum log_part part, int64_t *out,
    struct hub_err *err);
/* One whole, fact, opinion and what others said apart. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_log_detail(struct hub *h, hub_id id, unsigned flags, struct arena *a,
    struct detail *out, struct hub_err *err);

#endif
