/* SPDX-License-Identifier: MIT */
/* What was done, in sentences; taking back and doing again. */
#ifndef HUB_SERVICE_HISTORY_H
#define HUB_SERVICE_HISTORY_H

#include "hub/base/field.h"
#include "hub/service/hub.h"

struct history_line {
    hub_wall at;          /* by the clock of the machine it was done on */
    const char *who;      /* "Amina"; "hub" for the program itself */
    const char *verb;     /* "add", "edit", "import" … */
    const char *sentence; /* "Beds: 2 → 3" */
};

struct history {
    struct history_line *lines;
    size_t count;
};

/* Every change to one record, newest first. HUB_EDENIED. Values are shown as they are. */
enum hub_rc hub_history(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct history *out, struct hub_err *err);

/* One thing somebody did, whatever it was about. Texts are valid during the call. */
struct change_line {
    hub_wall at;
    hub_id person;        /* ID_NONE: the program itself */
    const char *who;      /* "Amina"; "hub" for the program itself */
    const char *verb;     /* "add", "edit", "undo", "import" … */
    const char *what;     /* the noun: "child"; "" when there are several */
    hub_id record;        /* ID_NONE when there are several */
    const char *sentence; /* "changed Mia's bedtime from 19:00 to 19:30 · Phone changed" */
    int64_t site, seq;    /* the step, for hub_undo_look */
    int64_t applied;      /* its place: higher is later; unique */
    const hub_id *touched; /* with ask.touched: records it changed, and those they belong to */
    size_t touched_count;
};

struct changes_ask {
    hub_date from, to;  /* both included; DATE_NONE: open */
    const char *family; /* only what belongs to it; NULL: all */
    bool others;        /* only what other people did, from the moment `since` on */
    hub_stamp since;
    hub_id person;      /* only what this person did; ID_NONE: everybody */
    int64_t after;      /* only steps whose place is after this one; 0: all */
    int64_t before;     /* only steps whose place is before this one; 0: all */
    bool touched;       /* tell which records each step touched; of a huge one, the first of them */
    size_t most;        /* stop after so many; 0: never */
    size_t read;        /* stop when so many steps asked for were read, told or not; 0: never */
    bool *cut;          /* with `read`: whether it did; may be NULL */
    /* Only what was done to this record, and values as they are; NULL: any. */
    const struct noun *noun;
    hub_id record;
};

/*
 * What was done, newest first. Private values and long texts are not shown, only that
 * they changed; sealed records and those this person may not see are left
 * out, with all that was done to nothing else. HUB_EDENIED; HUB_ENOTFOUND: no such family.
 */
enum hub_rc hub_changes(struct hub *h, const struct changes_ask *ask,
    enum hub_rc (*each)(void *arg, const struct change_line *line, struct hub_err *err), void *arg,
    struct hub_err *err);

/*
 * Take back this person's last step, or do again what was taken back last. It
 * is a new step in the journal. *sentence says what happened ("Taken back:
 * changed the family Okafor"). HUB_ENOTFOUND: nothing to take back.
 * HUB_ECONFLICT: someone has changed the same thing since; the sentence says who.
 */
enum hub_rc hub_undo(struct hub *h, struct arena *a, const char **sentence, struct hub_err *err);
enum hub_rc hub_redo(struct hub *h, struct arena *a, const char **sentence, struct hub_err *err);

/*
 * What hub_undo would take back now, for asking first. HUB_ENOTFOUND: nothing.
 * undo_asks tells whether it is asked first (SCREENS M13): it is older than this
 * sitting, about something agreed or published, or somebody has touched the same since.
 */
struct undo_next {
    int64_t site, seq;
    int64_t seen;      /* where the journal stood when this was read */
    const char *what;  /* "changed the family Okafor" */
    hub_wall at;       /* when it was done */
    bool this_sitting; /* since the hub was opened */
    bool agreed;       /* about a sleepover that is agreed */
    bool published;    /* a version of the rota, which others have on their walls */
    const char *since; /* "Ben changed Theo's bedtime from 19:30 to 20:00, Sat …"; "": nobody */
};
enum hub_rc hub_undo_next(
    struct hub *h, struct arena *a, struct undo_next *out, struct hub_err *err);
/* The same of any step of this person's. HUB_EDENIED: another's; HUB_ENOTFOUND: it does not stand. */
enum hub_rc hub_undo_look(struct hub *h, int64_t site, int64_t seq, struct arena *a,
    struct undo_next *out, struct hub_err *err);
/* Take that step back after it was looked at: what came since goes too, but for what came after `seen`. */
enum hub_rc hub_undo_step(struct hub *h, const struct undo_next *next, struct arena *a,
    const char **sentence, struct hub_err *err);
bool undo_asks(const struct undo_next *next);
/* The question, whole: what, when, and what others did since. */
const char *undo_question(const struct undo_next *next, struct arena *a);

/* A verb of the journal as a person says it: "bring home" for "merge"; most are said as they are. */
const char *step_word(const char *verb);

#endif
