/* SPDX-License-Identifier: MIT */
/* What the calendar pane shows: a month, a week or an agenda, and beside it one day. */
#ifndef HUB_UI_CALENDAR_VIEW_PRIV_H
#define HUB_UI_CALENDAR_VIEW_PRIV_H

#include "hub/service/calendar_find.h"
#include "hub/ui/list.h"
#include "hub/ui/pane.h"
#include "rows_view_priv.h"

enum calendar_shape { SHAPE_MONTH, SHAPE_WEEK, SHAPE_AGENDA, SHAPES };
enum { CALENDAR_GRID, CALENDAR_DAY };          /* parts */
enum { A_WEEK = 7, CALENDAR_WEEKS = 6, CALENDAR_TITLES = 12 };

/* One day of the window: what stands in its cell. */
struct calendar_day {
    unsigned kinds; /* bits by enum calendar_kind of what is on */
    int events, items; /* that are on; all that touch the day */
    const struct calendar_item *first[CALENDAR_TITLES]; /* of them */
};

/* Read from the file; stays until the file, the hub or the days change. */
struct calendar_window {
    struct arena *a;
    uint64_t version;
    hub_id hub;
    hub_date from, to;
    struct calendar what;
    struct calendar_day *days;
};

/* What has the words that were typed, over all time. */
struct found_dates {
    struct arena *a; /* NULL: nothing is looked for */
    uint64_t version;
    hub_id hub;
    hub_date from;
    char needle[LIST_NEEDLE];
    struct calendar_found what;
};

/* In which order the kinds stand on a day. */
static const enum calendar_kind calendar_order[] = {
    CALENDAR_BANK, CALENDAR_EVENT, CALENDAR_STAY, CALENDAR_AWAY, CALENDAR_SCHOOL};

struct calendar_pane {
    enum calendar_shape shape;
    hub_date at; /* the day with the '>' */
    const char *hub_name; /* where there are several; "" */
    struct calendar_window win;
    hub_date day_of;  /* whose rows are in `day`; NONE: none yet */
    hub_date was_day; /* whose rows were: on another day the first event gets the '>' */
    hub_id to_item;   /* what was just put in, to stand on; ID_NONE: nothing */
    struct rows_view day;
    const struct calendar_item **day_items; /* by place in `day`; NULL where no item is */
    size_t day_item_cap;
    struct list agenda;
    struct list_memory agenda_rows;
    struct found_dates found; /* while words stand in the `/` line of the agenda */
    hub_date find_from;       /* the day it was pressed on */
    bool agenda_jump; /* to the first line of `at` at the next load */
    const struct noun *asked_noun; /* to be removed if the answer is yes */
    hub_id asked_id;
    hub_wall asked_date; /* of a series, as the rule has it */
};

/* calendar_read.c */
hub_date calendar_month_first(hub_date d);
hub_date calendar_monday(hub_date d);
enum hub_rc calendar_read(struct pane *p, struct hub *hub, struct hub_err *err);
const struct calendar_day *calendar_day_of(const struct calendar_pane *s, hub_date d); /* NULL: not on hand */
/* A number for the item that no other has, the same after each reading. */
int64_t calendar_item_key(const struct calendar_item *item);
/* "10:00–12:00", "from 18:00", "all day"; as of this day where it goes on for several. */
const char *calendar_times(const struct calendar_item *item, hub_date day, struct arena *a);
/* Its title; initials for names while hidden. */
const char *calendar_title(const struct calendar_item *item, bool hide, struct arena *a);

/* While words stand in the `/` line of the agenda. */
bool calendar_finding(const struct calendar_pane *s);

/* calendar_frame.c */
struct area calendar_grid_area(const struct pane *p);
struct area calendar_day_area(const struct pane *p);
/* The first row: what is shown, of which hub, and the view that v turns to. */
void calendar_head(const struct pane *p, struct canvas *c, const char *title, const char *next);

/* calendar_day.c: the rows of the day beside */
void calendar_day_rows(struct pane *p, struct hub *hub); /* hub NULL: without what must be read */
const struct calendar_item *calendar_selected(const struct calendar_pane *s); /* NULL: none */
void calendar_day_draw(const struct pane *p, struct canvas *c);

/* calendar_agenda.c */
enum hub_rc calendar_agenda_load(struct pane *p, struct hub_err *err);
unsigned calendar_agenda_act(struct pane *p, const struct call *call);
unsigned calendar_find_act(struct pane *p, const struct call *call); /* `/`, from any shape */
unsigned calendar_find_from(struct pane *p, hub_date day); /* the dates next to this day instead */
enum hub_rc calendar_find_load(struct pane *p, struct hub *hub, struct hub_err *err);
void calendar_agenda_draw(const struct pane *p, struct canvas *c);
const struct calendar_item *calendar_agenda_selected(const struct calendar_pane *s);

/* calendar_remove.c: asks, then does what was chosen (REACT_PASS: it was something else) */
void calendar_ask_remove(
    struct pane *p, const struct calendar_item *item, const struct noun *n);
unsigned calendar_remove(struct pane *p, const struct call *call, struct hub_err *err);

/* calendar_draw.c */
void calendar_draw(const struct pane *p, struct canvas *c);
/* The day of a click in the grid; NONE: none. */
hub_date calendar_day_at(const struct pane *p, int row, int col);

/* calendar_month.c, calendar_week.c; the day of a click as above */
void calendar_month_draw(const struct pane *p, struct canvas *c);
hub_date calendar_month_day_at(const struct pane *p, int row, int col);
void calendar_week_draw(const struct pane *p, struct canvas *c);
hub_date calendar_week_day_at(const struct pane *p, int row);

#endif
