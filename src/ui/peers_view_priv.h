/* SPDX-License-Identifier: MIT */
/*
 * The parts of the pane Peers. A part is a row of peers_parts[] (peers_parts.c): its sections, in
 * their order, add rows; what Enter and n do follows from the noun of a row. To add one: a file
 * peers_X.c with a section, and a row in the table; to add rows to a part: another section.
 */
#ifndef HUB_UI_PEERS_VIEW_PRIV_H
#define HUB_UI_PEERS_VIEW_PRIV_H

#include "hub/service/families.h"
#include "hub/ui/list.h"
#include "hub/ui/pane.h"

struct hub;
struct noun;

enum { PEERS_CELLS = 6, PEERS_SECTIONS = 4 };

struct peers_row {
    const struct noun *noun; /* with the id: what it is */
    int64_t id;
    hub_id family;      /* proposed for what is written next; ID_NONE */
    const char *lead;   /* "Jo Marsh": in a column of its own; "" */
    const char *with;   /* "Reid", behind an arrow; "" */
    const char *what;   /* "weekly", "unit" */
    const char *text;   /* behind these; "" where there are cells */
    const char *cells[PEERS_CELLS]; /* words of one width, the newest last; those that fit are shown */
    int cell_count;
    const char *mark;   /* at the right: "WE'D WORRY"; "" */
    enum tone tone;     /* of the mark */
    bool span;          /* what is "": text goes over all columns */
    const char *words;  /* all of these, for `/`; made with the row */
};

/* Where a section adds its rows; texts on `a`. */
struct peers_load {
    struct hub *hub;
    struct arena *a;
    bool hide; /* initials for names, nothing of what was written */
    struct list_page page;
};
void peers_add(struct peers_load *l, const struct peers_row *row);
/* One row to come, read with `of` and `at` when it is first shown, or when `/` looks through all. */
typedef enum hub_rc peers_read(struct peers_load *l, const void *of, size_t at,
    struct peers_row *out, struct hub_err *err);
void peers_await(struct peers_load *l, const struct noun *n, hub_id id, peers_read *read,
    const void *of, size_t at);
const char *peers_name(const struct peers_load *l, const char *name); /* or its initials */

/* What a part has read so far; it owns load.a. */
struct peers_rows {
    const struct peers_part *part;
    size_t sections; /* of them */
    struct peers_load load;
    struct list_memory memory;
    bool all_read; /* what each row says */
};
void peers_rows_of(struct peers_rows *r, struct hub *hub, const struct peers_part *part, bool hide);
void peers_rows_fini(struct peers_rows *r);
struct list_source peers_rows_source(struct peers_rows *r);
const struct peers_row *peers_row_of(const struct list_row *row);

struct peers_part {
    const char *word;          /* "volunteers": also of pane_go's target */
    const char *heading, *title; /* "VOLUNTEERS"; "Volunteers": named beside v */
    const char *empty;
    const char *writes;        /* the noun that n begins */
    enum hub_rc (*sections[PEERS_SECTIONS])(struct peers_load *l, struct hub_err *err); /* to the first NULL */
};
extern const struct peers_part peers_parts[];
extern const size_t peers_part_count;

/* What Enter does with a row of a noun, where it is not simply read. */
struct peers_open {
    const char *noun;
    void (*open)(struct pane *p, const struct peers_row *row);
    /* Below the list; NULL: every field. */
    enum hub_rc (*detail)(struct hub *h, hub_id id, unsigned flags, struct arena *a,
        struct detail *out, struct hub_err *err);
};
extern const struct peers_open peers_opens[];
extern const size_t peers_open_count;

/* Sections. */
enum hub_rc peers_waiting(struct peers_load *l, struct hub_err *err);    /* peers_matches.c */
enum hub_rc peers_running(struct peers_load *l, struct hub_err *err);
enum hub_rc peers_ended(struct peers_load *l, struct hub_err *err);
enum hub_rc peers_resting(struct peers_load *l, struct hub_err *err);
enum hub_rc peers_volunteers(struct peers_load *l, struct hub_err *err);
enum hub_rc peers_units_on(struct peers_load *l, struct hub_err *err);   /* peers_schemes.c */
enum hub_rc peers_units(struct peers_load *l, struct hub_err *err);
enum hub_rc peers_groups(struct peers_load *l, struct hub_err *err);
enum hub_rc peers_training(struct peers_load *l, struct hub_err *err);
enum hub_rc peers_buddies(struct peers_load *l, struct hub_err *err);
enum hub_rc peers_talks(struct peers_load *l, struct hub_err *err);
void peers_open_unit(struct pane *p, const struct peers_row *row);
void peers_open_group(struct pane *p, const struct peers_row *row);

void peers_row_draw(const void *pane, const struct list_row *row, struct canvas *c);

#endif
