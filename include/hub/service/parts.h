/* SPDX-License-Identifier: MIT */
/*
 * The parts of a family, of a host and of an event: People, About me, Consents … each a list of lines that are
 * records, in the order a carer asks for them. One table for the screen and for plain mode.
 */
#ifndef HUB_SERVICE_PARTS_H
#define HUB_SERVICE_PARTS_H

#include "hub/service/families.h"
#include "hub/service/records.h"

/* The lists that grow end here, newest first; find has the rest. */
enum { PART_LINES_MOST = 120, PART_SOON_DAYS = 30, PART_PRESETS = 8 };

struct part_writer;
struct part {
    const char *top;   /* noun: "family", "host", "event" */
    const char *word;  /* to open it by: "medicines" */
    const char *title; /* "Medicines" */
    const char *adds;  /* nouns that can be added here: "person|child|collector"; NULL: none */
    const char *empty; /* said when nothing is there */
    enum hub_rc (*read)(struct part_writer *w, struct hub_err *err); /* inside service */
};

/* All parts, those of a family first, each in the order of the screen. */
extern const struct part parts[];
extern const size_t part_count;
size_t part_first(const char *top, size_t *count); /* its first in parts[], and how many it has */
const struct part *part_find(const char *top, const char *word); /* NULL: none */

enum part_kind {
    PART_HEADING,
    PART_TEXT,   /* to be read */
    PART_RECORD, /* a record of `noun` */
    PART_FIELD,  /* one field of a record; field NULL: those that are empty */
    PART_ABSENT, /* not written down yet: `noun` with `about` in the field `field` */
};

struct part_line {
    enum part_kind kind;
    enum tone tone;
    const struct noun *noun;
    hub_id id;                    /* of the record; ID_NONE: ABSENT */
    const struct field *field;    /* FIELD, ABSENT; RECORD: where its form begins, or NULL */
    const char *about;            /* ABSENT: "swimming" */
    hub_id child;                 /* whose line it is; ID_NONE: of all */
    hub_id whose;                 /* ABSENT: the person, home or medicine it is about; ID_NONE */
    const struct assignment *set; /* ABSENT: what more is known of it */
    size_t set_count;
    int slot;         /* tells the lines of one record apart */
    const char *lead; /* "Grace (mum)"; NULL */
    const char *text;
    const char *mark; /* "ends soon": said at the right; NULL */
};

struct part_view {
    const char *title; /* "Okafor" */
    const char *state; /* "settled · joined 4 Mar 2024", "left 3 May 2025" */
    const char *empty; /* to be said when there are no lines */
    hub_id id, home;   /* home: of a host; ID_NONE: none */
    hub_date day;      /* of one date of a series; DATE_NONE */
    hub_id only_child; /* of a family with one */
    struct part_child {
        hub_id id;
        const char *name; /* as known; initials while hidden */
    } *children;          /* of a family, eldest first */
    size_t child_count;
    struct part_line *lines;
    size_t count, cap;
};

/* flags: DETAIL_HIDE. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_part(struct hub *h, const struct part *part, hub_id id, unsigned flags,
    struct arena *a, struct part_view *out, struct hub_err *err);
/* The same of one date of a series: the day that its rule has. DATE_NONE: as hub_part. */
enum hub_rc hub_part_on(struct hub *h, const struct part *part, hub_id id, hub_date day,
    unsigned flags, struct arena *a, struct part_view *out, struct hub_err *err);
/* All that is known of one line, a field a line. */
enum hub_rc hub_part_detail(struct hub *h, const struct part_line *line, unsigned flags,
    struct arena *a, struct detail *out, struct hub_err *err);
/* What a new record of `n` begins with beside this line (NULL: beside none). Returns how many. */
size_t part_presets(const struct part *part, const struct part_view *v,
    const struct part_line *line, const struct noun *n, struct arena *a,
    struct assignment set[PART_PRESETS]);

#endif
