/* SPDX-License-Identifier: MIT */
/*
 * Plain mode: numbered questions on lines of at most 40 columns, or as wide as
 * the terminal up to 80, for screen readers, braille and terminals that are only
 * paper. Each screen is a function that asks until it is left; nothing it shows
 * moves or is redrawn.
 */
#ifndef PLAIN_PRIV_H
#define PLAIN_PRIV_H

#include "command_priv.h"
#include "hub/base/field.h"
#include "hub/model/last_here.h"
#include "hub/service/records.h"
#include "hub/service/today.h"

enum { PLAIN_COLS = 40, PLAIN_COLS_MOST = 80, PLAIN_LINES = 8 };

struct plain {
    struct invocation *inv;
    struct hub *h; /* NULL: there is none yet, and nothing but `choose` and `ask` may be used */
    struct arena *a;  /* of the screen being shown */
    struct last_here last; /* when this person was here before */
    hub_id family;    /* whose records are offered where a record does not say; ID_NONE */
    bool ended;       /* there are no more answers: every screen goes back */
    bool hide;        /* initials for names; no phone, no free text */
    bool screen;      /* there is one to go to … */
    bool to_screen;   /* … and it was chosen */
};

/* --- plain_io.c ------------------------------------------------------------- */

/* A paragraph, wrapped; its line ends are kept. */
void say(struct plain *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The next answer, trimmed; NULL when there is none any more. Asks for the PIN first after a long rest. */
const char *ask(struct plain *p);
/* Ask those who have a PIN for it; without it everything ends. */
void plain_lock(struct plain *p, const char *why);
/* "Yes" or "no" by number; false for no, back and the end. */
bool ask_yes(struct plain *p, const char *question);
void say_error(struct plain *p, const struct hub_err *err); /* what went wrong */
/* How a step went: `sentence`, and that it can be taken back; else what went wrong. */
void say_done(struct plain *p, enum hub_rc rc, const struct hub_err *err, const char *sentence);

/* --- plain_hide.c ----------------------------------------------------------- */

/* Initials while names are hidden. */
const char *shown_name(struct plain *p, const char *name);
/* The same of several with commas between. */
const char *shown_names(struct plain *p, const char *names);
/* The one word of an alert while names are hidden. */
const char *shown_alert(struct plain *p, const char *alert);
/* "." was typed. */
void hide_or_show(struct plain *p);
/* True, with a sentence, while names are hidden: for what is nothing but names and words. */
bool is_hidden(struct plain *p);

/* --- plain.c ---------------------------------------------------------------- */

/* A line of the first question. A test holds them against the command table. */
struct plain_item {
    const char *label;
    void (*run)(struct plain *p, const void *arg);
    const void *arg;
    const char *place; /* the tab of the screen it is: "today"; NULL */
    const char *does;  /* ids of what it, or a line within it, does on the screen: "new|edit" */
    bool (*offered)(const struct plain *p); /* NULL: always */
    const char *needs; /* of the role, as in hub/command/needs.h; NULL: nothing */
};
extern const struct plain_item plain_items[];
extern const size_t plain_item_count;

/* --- plain_record.c --------------------------------------------------------- */

/* All records of a noun; those that hang on a record when `under` is given. */
void plain_list(struct plain *p, const struct noun *n, const struct noun *under, hub_id id);
/* One record: what matters, then what can be done. `place`: "family 3 of 9", NULL. */
void plain_record(struct plain *p, const struct noun *n, hub_id id, const char *place);

/* --- plain_parts.c ---------------------------------------------------------- */

/* The parts that the screen has of it, line by line. "" where it has none. */
void plain_parts(struct plain *p, const struct noun *n, hub_id id);
const char *plain_parts_label(const struct noun *n, struct arena *a);

/* --- plain_dates.c ---------------------------------------------------------- */

/* A date of an event that repeats is changed or skipped, alone or with all later ones. */
void plain_dates(struct plain *p, hub_id event, const char *name, hub_wall original, bool skipped);

/* --- plain_say.c ------------------------------------------------------------ */

/* What matters about a record, and every field of it that says something. */
void say_record(struct plain *p, const struct noun *n, hub_id id);
void say_fields(struct plain *p, const struct noun *n, hub_id id);

/* --- plain_form.c ----------------------------------------------------------- */

/* Ask for a new record with these answers given already; then its own screen. */
void plain_add(struct plain *p, const struct noun *n, const struct assignment *set, size_t count);
/* Which fields, then save them together. */
void plain_edit(struct plain *p, const struct noun *n, hub_id id);
/* An unfinished note. */
void plain_carry_on(struct plain *p, hub_id draft);

/* --- plain_value.c ---------------------------------------------------------- */

enum value_answer { VALUE_SET, VALUE_KEPT, VALUE_BACK, VALUE_PREVIOUS };

/* What `ask` tells while a note of several lines is typed, so that none is lost. */
struct value_keeper {
    void (*keep)(void *arg, const char *so_far);
    void *arg;
};

/* One field of `rec`, in which other answers stand; *text as the service takes it. */
enum value_answer plain_value(struct plain *p, const struct noun *n, const struct field *f,
    void *rec, const struct value_keeper *keeper, const char **text);
/* A time of the day; Enter leaves *at as it is. False: back. */
bool plain_time(struct plain *p, const char *question, hub_tod *at);
/* The field as people read it, dates in full; "nothing". */
const char *plain_shown(struct plain *p, const struct field *f, const void *rec);

#include "plain_choose_priv.h"

#endif
