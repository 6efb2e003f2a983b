/* SPDX-License-Identifier: MIT */
#ifndef LOG_PRIV_H
#define LOG_PRIV_H

#include "find_priv.h"
#include "hub/model/log.h"
#include "hub/model/stay_note.h"
#include "hub/service/log.h"
#include "hub_priv.h"

enum { LATE_DAYS = 2 }; /* from here on an entry says that it was written late */

/* What was typed: the words, and the days that were among them. */
struct log_words {
    struct find_query query;
    hub_date from, to; /* DATE_NONE: open; both included */
};
void log_words_read(struct log_words *w, const char *text, hub_date today, struct arena *a);

/* One of the three, whichever has this id. */
struct log_record {
    const struct noun *noun;
    union {
        struct log_entry entry;
        struct stay_note note;
        struct incident incident;
    } of;
    hub_id family, child;
    hub_wall at;
};
enum hub_rc log_record_get(
    struct hub *h, hub_id id, struct arena *a, struct log_record *out, struct hub_err *err);
/* Its texts, those told first; at most LOG_TEXTS, the rest NULL. */
enum { LOG_TEXTS = 12 };
void log_record_texts(const struct log_record *r, const char *out[LOG_TEXTS]);
bool log_is_late(const struct log_entry *e);
/* What is to be said of it beside its words; "". `hide`: without names. */
const char *log_mark(struct hub *h, const struct log_record *r, bool hide, struct arena *a);
const char *log_what(const struct log_record *r, struct arena *a);

#endif
