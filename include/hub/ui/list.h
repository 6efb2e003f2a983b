/* SPDX-License-Identifier: MIT */
/*
 * A list of records, however many there are. It holds a window of rows around
 * the selection and asks its source for pages before or after a row, never by
 * number, so 100,000 rows scroll as fast as ten. What is selected is a record,
 * not a line: after a reload the same record is under the cursor, or if it is
 * gone, the one that took its place.
 *
 * The row shown as selected differs from the others by '>' and LIST_REVERSE
 * columns in reverse, so moving costs few bytes; the terminal's cursor stands
 * on the '>'.
 */
#ifndef HUB_UI_LIST_H
#define HUB_UI_LIST_H

#include "hub/base/arena.h"
#include "hub/base/err.h"
#include "hub/ui/canvas.h"
#include "hub/ui/event.h"
#include "hub/ui/news.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LIST_REVERSE = 8, LIST_NEEDLE = 64 };
enum { LIST_COUNTED = 500 }; /* rows counted at each key; more when the keys rest */

struct list_row {
    int64_t id;       /* of the record; unique in the list, > 0 */
    const char *sort; /* where it stands, with id: given back to page() */
    const void *item; /* what the pane draws */
};

struct list_page {
    struct arena *a; /* rows, sorts and items live here */
    struct list_row *rows;
    size_t count, cap;
};

struct list_ask {
    const char *needle;          /* "" for all rows; folded by utf8_fold */
    const struct list_row *from; /* NULL: from the first (the last when `back`) */
    bool inclusive;              /* the place of `from` itself counts too */
    bool back;                   /* towards the first row, nearest first */
    size_t max;
};

/* Where rows come from. Callbacks read only; errors end the load and leave the list as it was. */
struct list_source {
    void *ctx;
    /* Add at most ask->max rows with list_page_add. */
    enum hub_rc (*page)(
        void *ctx, const struct list_ask *ask, struct list_page *out, struct hub_err *err);
    /* Rows that match, and all rows; -1 for not known. May be NULL. */
    enum hub_rc (*count)(
        void *ctx, const char *needle, int64_t *matching, int64_t *all, struct hub_err *err);
    /* The row of a record: HUB_ENOTFOUND if it is not in the list. NULL: no jumping. */
    enum hub_rc (*find)(void *ctx, int64_t id, struct list_page *out, struct hub_err *err);
    /*
     * Rows that match, `most` at most, where counting them all takes long: used at each key, and
     * count() by list_rest. NULL: count() is quick.
     */
    enum hub_rc (*some)(
        void *ctx, const char *needle, int64_t most, int64_t *matching, struct hub_err *err);
    bool slow;  /* count() is for list_rest alone: until then what was fetched is told */
    bool brief; /* of the first rows a screen is fetched, by list_rest those behind it */
};

struct list {
    struct arena *windows[2]; /* the rows shown, and the next ones while loading */
    int now;
    struct list_row *rows;
    size_t count;
    size_t selected, top;   /* in rows */
    bool at_first, at_last; /* the window holds the first, the last row of the list */
    int64_t matching, all;  /* -1: not known */
    bool rough;             /* more than `matching` do */
    bool uncounted, brief;  /* list_rest has to count, to fetch more */
    bool hide;              /* what was typed is a name: shown as a sign a letter */
    int height;             /* rows on screen when last told */
    enum { LIST_STAY, LIST_FIRST, LIST_LAST, LIST_JUMP } wish;
    int64_t jump;
    bool scrolled;            /* the next load is for scrolling only: the counts stand */
    char needle[LIST_NEEDLE]; /* as typed */
    bool narrowing;           /* the `/` line has the keys */
    struct news *news;        /* rows in it are marked until they are left; NULL: none are */
};

void list_init(struct list *l);
void list_fini(struct list *l);
void list_page_add(struct list_page *p, int64_t id, const char *sort, const void *item);

/* Fetch the window that is due. Call from the pane's load, always. */
enum hub_rc list_load(struct list *l, const struct list_source *src, struct hub_err *err);
/* Call from the pane's rest: counts and fetches what list_load left. */
enum hub_rc list_rest(struct list *l, const struct list_source *src, struct hub_err *err);
void list_jump(struct list *l, int64_t id); /* select this record at the next load */

/* The selected row; NULL in an empty list. */
const struct list_row *list_selected(const struct list *l);

/* How many rows fit: call before list_act and list_draw come to differ. REACT_LOAD if too few. */
unsigned list_set_height(struct list *l, int height);
/*
 * "added 123": a form has saved a new record, which is selected. Moving ("up", "down", "page-up",
 * "page-down", "first", "last"), "find" and, while narrowing, typing. Returns REACT_ flags
 * (hub/ui/pane.h), REACT_PASS if it was not for the list.
 */
unsigned list_act(struct list *l, const char *id, const struct ui_event *ev);
/* A click on a row of the list's area: selects; `*open` when it was selected already. */
unsigned list_click(struct list *l, int row, bool *open);

/* Draw one row from column 0 of a view that is one row high. */
typedef void (*list_draw_row)(const void *ctx, const struct list_row *row, struct canvas *c);
/* Fill the view; `focused` puts the cursor on the selection. `empty` is said when there is no row. */
void list_draw(const struct list *l, struct canvas *c, bool focused, list_draw_row draw,
    const void *ctx, const char *empty);
/* "/ find: oka_" and "1 of 9 – Esc shows all", "1 of 9" without room, on one row of the view. */
void list_draw_find(const struct list *l, struct canvas *c, int row, bool focused);
/* "3 of 27", "500+ of 10000", "60+" of nobody knows how many, "27"; "" when not known. */
const char *list_counts(const struct list *l, char buf[48]);

/* Rows kept in memory, narrowed by their sort text: menus, short lists and tests. */
struct list_memory {
    const struct list_row *rows; /* in order */
    size_t count;
    const char *(*words)(const struct list_row *row); /* what `/` looks at; NULL: sort */
};
struct list_source list_memory_source(struct list_memory *m);

#endif
