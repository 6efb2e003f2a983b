/* SPDX-License-Identifier: MIT */
/* A form from inside: its fields, its parts, where they stand, and what its files share. */
#ifndef HUB_UI_FORM_PRIV_H
#define HUB_UI_FORM_PRIV_H

#include "hub/model/noun_part.h"
#include "hub/service/drafts.h"
#include "hub/service/others.h"
#include "hub/service/picks.h"
#include "hub/service/versions.h"
#include "hub/ui/edit.h"
#include "hub/ui/form.h"

#define FORM_LATER "@later" /* of what a form is opened with, and of a draft */
enum { FORM_PARTS = 12, FORM_PICKS = 6 };

struct form_field {
    const struct field *f;
    struct edit edit;    /* the text in the field */
    const char *was;     /* the text that is saved */
    hub_id ref, was_ref; /* REF: the record behind the text; ID_NONE: only a text so far */
    const char *echo;    /* a date in full */
    const char *message; /* what is wrong; "" */
    const char *warn;    /* what to know, and nothing wrong: a clash, a night of the clocks; NULL */
    bool preset;         /* filled in by who opened the form: saved although not changed */
    const char *ids;     /* LINKS: "123, 456" of the names, once they are known; NULL */
    const char *checked; /* NOTE: the text whose words were looked at last; NULL: none */
    const char *stood;   /* one answer, entered: what it was then; NULL: never entered */
    bool over;           /* the next letter or digit begins it anew */
    const char *letters; /* one answer out of a few: typed since it was entered; NULL, "" */
    const char *before;  /* what stood there before these */
};

struct form_part {
    const char *title;
    size_t first, count;
};

/* The list under a REF or LINKS field. */
struct form_picker {
    const struct form_field *for_field; /* whose records these are; NULL: none were read */
    struct pick *all;
    size_t all_count;
    const struct pick **shown; /* those that match what was typed; FORM_PICKS of them on screen */
    size_t count, at;
    bool *ticked; /* LINKS: one a pick, as in `all` */
    bool open;    /* something was typed since the field was entered */
    bool browse;  /* it was asked for: all are shown */
    bool many;    /* too many to hold: read again at each key, by what is typed */
    bool stale;   /* many: something else was typed since */
};

struct form {
    const struct noun *noun;
    hub_id id;         /* ID_NONE: a new record */
    hub_id corrects;   /* what is kept for good is corrected by a new record: the old one */
    const char *name;  /* of the record, "" for a new one */
    const char *asked; /* what the form was opened with */
    hub_id family;     /* whose records a picker offers when the form names no family */
    struct form_field *fields;
    size_t count;
    struct form_part parts[FORM_PARTS];
    size_t part_count, part, at; /* at: in the part; its count is [Save] */
    bool one_hub, ready, failed;
    hub_date today;
    int64_t step; /* of the history, when the record was read */
    int64_t looked;     /* the same of when it was looked at last, for what others saved */
    const char *others_did; /* "has changed Priority, Notes"; NULL: nothing since the form was opened */
    const char *who_did;
    struct form_picker picker;
    bool picker_asked;   /* all of it is to be shown when it is read */
    struct arena *picks; /* what the picker holds */
    struct draft draft;
    bool unkept;        /* something was typed that the draft does not have */
    int64_t unkept_ms;  /* since when */
    bool draft_trouble; /* said already that it cannot be kept */
    struct versions versions;
    size_t version;             /* which is being asked about */
    struct form_field *word_of; /* a note with a word that has a kinder one; NULL */
    const char *word_line;      /* and the sentence about it */
    struct other_names others;  /* children of other families, for what is written about one */
    hub_wall later;             /* this date of a series and later ones; NONE: all of it */
    const char *ends_shown;     /* the end as it went along with the start; NULL: it did not */
    bool repeat_stale;          /* the dates of what repeats are to be looked at */
    const char *ahead;           /* a sleepover goes ahead anyway, for this reason; NULL */
    struct form_field *clash_of; /* left just now: what it meets is to be looked at; NULL */
};

struct form *form_of(struct pane *p);
void form_touch(struct form *f); /* there is something the draft does not have */
unsigned form_typed(struct pane *p, struct form_field *ff); /* its text is another */
struct form_field *form_focus(struct form *f);              /* NULL on [Save] */
const struct form_field *form_focused(const struct form *f);

/* form_open.c */
void form_begin(struct pane *p, const struct pane_target *target);
void form_end(struct pane *p);
enum hub_rc form_load(struct pane *p, struct hub *h, struct hub_err *err);
void form_go_to(struct form *f, const struct form_field *ff);
/* The field as it is in the record, whatever was typed. */
void form_fill_field(struct form *f, struct form_field *ff, const void *rec, struct namer *names,
    struct arena *a);

/* form_others.c: what others save while the form is open stands in the fields nobody types in here. */
void form_look_at_others(struct pane *p, struct hub *h);
/* Who else is at it, or has been: for the head of the form; "" */
const char *form_others_words(const struct pane *p, struct arena *a);

/* form_parts.c */
void form_make_parts(struct form *f, struct arena *a);

/* form_choose.c: a month, a list, a kinder word. */
unsigned form_choose(struct pane *p, const struct call *call, struct hub_err *err);
unsigned form_take_day(struct pane *p, const char *iso);
unsigned form_kinder(struct pane *p, const struct call *call, struct hub_err *err);

/* form_words.c */
enum hub_rc form_words_begin(struct form *f, struct hub *h, struct arena *a, struct hub_err *err);
void form_words_check(struct pane *p, struct form_field *ff); /* the field is left */
bool form_words_take(struct pane *p); /* write the kinder word; false: there is none */

/* form_save.c */
unsigned form_save(struct pane *p, const struct call *call, struct hub_err *err);
unsigned form_go_ahead(struct pane *p, const struct call *call, struct hub_err *err);
unsigned form_answer_version(struct pane *p, const struct call *call, struct hub_err *err);
enum hub_rc form_keep(struct pane *p, struct hub *h, struct hub_err *err); /* the draft, now */
enum hub_rc form_unkeep(struct form *f, struct hub *h, struct hub_err *err);

/* form_after.c: what a record that was just saved meets, a sentence; "" */
const char *form_after(struct pane *p, struct hub *h);

#endif
