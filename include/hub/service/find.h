/* SPDX-License-Identifier: MIT */
/*
 * Find: families, people, children, homes, hosts, events, groups, training and
 * the log at once. Accents and capitals do not matter; each word typed must
 * begin a word of what is found, or be the first letters of a name ("jm", "j m":
 * Jo Marsh; "mo": Mia Okafor, by her family's name). Between quotes stand words
 * that follow each other ("slept through"), or one that is to be whole ("sam");
 * before its second quote is typed the last may be a beginning.
 *
 * A word also finds lines of the log about a family or child of that name, and
 * those of a kind ("school", "accident"). Never found: worries, what is removed,
 * and any private field but the words of the log.
 */
#ifndef HUB_SERVICE_FIND_H
#define HUB_SERVICE_FIND_H

#include "hub/base/field.h"
#include "hub/service/hub.h"

enum find_kind {
    FIND_FAMILIES = 1 << 0,
    FIND_CHILDREN = 1 << 1,
    FIND_PEOPLE = 1 << 2,
    FIND_HOSTS = 1 << 3,
    FIND_HOMES = 1 << 4,
    FIND_GROUPS = 1 << 5,
    FIND_EVENTS = 1 << 6,
    FIND_TRAINING = 1 << 7,
    FIND_LOG = 1 << 8,
};
#define FIND_ALL 0U
enum { FIND_HIDE = 1 << 16 }; /* or-ed on: initials for names, no place, no snippet, no marks */

/* Bytes of a text that matched; whole words, or first letters where initials did. */
struct find_span {
    size_t from, to;
};

struct find_hit {
    const struct noun *noun;
    hub_id id;
    const char *title;   /* one line: "Mia · Okafor · 8", "5 Dec 2026 16:40 · Okafor · call" */
    const char *snippet; /* of a log entry's words, one line, where they matched; else "" */
    hub_date date;       /* of an event, a training, a log entry; DATE_NONE */
    struct find_span *title_spans, *snippet_spans; /* in order, not overlapping */
    size_t title_span_count, snippet_span_count;
};

struct find_hits {
    struct find_hit *items;
    size_t count;
    bool more; /* there are others: shown as "50+" */
};

enum { FIND_MOST = 50, FIND_SNIPPET = 120 }; /* hits on a screen; characters of a snippet */

/*
 * At most `max` hits (0: FIND_MOST): names first (families, children, people,
 * hosts, homes, groups; whole words before beginnings), then events, training
 * and log, newest first. `kinds`: FIND_ bits, FIND_ALL for all. Kinds this
 * person may not see are left out; HUB_EDENIED when none is left. Text without a
 * word finds nothing. Measured in tests/bench/bench_find.c.
 */
enum hub_rc hub_find_text(struct hub *h, const char *text, size_t max, unsigned kinds,
    struct arena *a, struct find_hits *out, struct hub_err *err);
/* FIND_ bits of the kinds this person may see; 0: none. */
unsigned hub_find_kinds(const struct hub *h);
/* How many hits there are in all, for when the keys rest. The same errors. */
enum hub_rc hub_find_count(
    struct hub *h, const char *text, unsigned kinds, int64_t *out, struct hub_err *err);

#endif
