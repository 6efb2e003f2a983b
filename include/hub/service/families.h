/* SPDX-License-Identifier: MIT */
/* Families and hosts as a screen shows them: lines of a list, and one whole beside it. */
#ifndef HUB_SERVICE_FAMILIES_H
#define HUB_SERVICE_FAMILIES_H

#include "hub/service/hub.h"

/* Rows of a list by name, from any row on. All zeros: the first rows. */
struct name_ask {
    /*
     * As typed; NULL or "": all. Each word begins one of the name or of a child's, or is first
     * letters ("mo": Mia Okafor's family); accents and capitals do not matter.
     */
    const char *needle;
    const char *from;     /* a row's name, with its id; NULL: from the first, or the last when `back` */
    hub_id from_id;
    bool inclusive, back; /* back: towards the first, nearest first */
    size_t max;
};

struct family_line {
    hub_id id;
    const char *name;
    const char *hub;      /* "" when there is only one to see */
    const char *children; /* "Mia 8, Theo 6" */
    hub_date last;        /* last here, spoken to or met; DATE_NONE: never */
};

struct host_line {
    hub_id id;
    const char *name;
    const char *hub;
    const char *beds; /* "2 beds", "beds not said" */
    const char *away; /* "away 4–6 Dec 2026", "" */
};

/* At most ask->max rows. HUB_EDENIED. */
enum hub_rc hub_family_lines(struct hub *h, const struct name_ask *ask, struct arena *a,
    struct family_line **out, size_t *count, struct hub_err *err);
enum hub_rc hub_host_lines(struct hub *h, const struct name_ask *ask, struct arena *a,
    struct host_line **out, size_t *count, struct hub_err *err);

/* Those of the hub not heard from for longest first, never heard of before all; `most` of them. */
enum hub_rc hub_family_quiet(struct hub *h, size_t most, struct arena *a, struct family_line **out,
    size_t *count, struct hub_err *err);

/* How many there are, and how many of them have the needle. HUB_EDENIED. */
enum hub_rc hub_family_count(struct hub *h, const char *needle, int64_t *matching, int64_t *all,
    struct hub_err *err);
enum hub_rc hub_host_count(struct hub *h, const char *needle, int64_t *matching, int64_t *all,
    struct hub_err *err);
/* How many have the needle, `most` at most: quick however many there are. HUB_EDENIED. */
enum hub_rc hub_family_some(
    struct hub *h, const char *needle, int64_t most, int64_t *out, struct hub_err *err);
enum hub_rc hub_host_some(
    struct hub *h, const char *needle, int64_t most, int64_t *out, struct hub_err *err);
/* The line of one of them. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_family_line(
    struct hub *h, hub_id id, struct arena *a, struct family_line *out, struct hub_err *err);
enum hub_rc hub_host_line(
    struct hub *h, hub_id id, struct arena *a, struct host_line *out, struct hub_err *err);

/* Detail: lines of text under headings, in the order to be shown. */
enum tone { TONE_PLAIN, TONE_HEADING, TONE_MUTED, TONE_ALERT, TONE_WARN };
struct detail_line {
    enum tone tone;
    const char *text;
};
struct detail {
    const char *title;
    struct detail_line *lines;
    size_t count, cap;
};

enum detail_flag {
    DETAIL_WHOLE = 1 << 0, /* all stays, not the latest few; each consent */
    /* Initials for names; no phone, no address, no free text; an alert as its one short word. */
    DETAIL_HIDE = 1 << 1,
};

/* HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_family_detail(struct hub *h, hub_id id, unsigned flags, struct arena *a,
    struct detail *out, struct hub_err *err);
enum hub_rc hub_host_detail(struct hub *h, hub_id id, unsigned flags, struct arena *a,
    struct detail *out, struct hub_err *err);

#endif
