/* SPDX-License-Identifier: MIT */
/*
 * Words typed outside a form are an unfinished note as well: kept as they come
 * and when the terminal goes (SCREENS M16, M29). A note that no form can go on
 * with names in place of a noun what opens it again: its pane is opened with
 * the text KEEP_RESUME and the note's id.
 */
#ifndef HUB_UI_KEEP_PRIV_H
#define HUB_UI_KEEP_PRIV_H

#include "hub/service/drafts.h"
#include "hub/ui/edit.h"
#include "hub/ui/pane.h"

#define BED_DRAFT     "bed tonight"
#define WORDS_DRAFT   "register words"
#define COLLECT_DRAFT "register collector"
#define COMMAND_DRAFT "command words"
#define WHO_DRAFT     "register name"
#define TAKE_DRAFT    "file to take in"
#define COPY_DRAFT    "copy of an event"
#define REASON_DRAFT  "reason for a step"
#define SEASON_DRAFT  "copy of a season"

/* No name can hold a tab. */
#define KEEP_RESUME "\tdraft"

struct keep {
    struct draft draft; /* its id: ID_NONE while nothing was kept */
    bool unkept;        /* there is something that the note does not have */
    int64_t unkept_ms;  /* since when */
    bool resuming;      /* opened from a note that is still to be read */
};

void keep_touch(struct keep *k); /* something was typed */
/* Whether this "tick" or "hangup" is the time to write it. */
bool keep_due(const struct keep *k, const struct call *call);
enum hub_rc keep_put(struct keep *k, struct hub *hub, const char *what, hub_id record,
    struct draft_field *fields, size_t count, struct hub_err *err);
/*
 * Most notes are one line of text and what it is about; nothing typed is no
 * note.
 */
struct keep_line {
    const char *about, *text;
};
enum hub_rc keep_line(struct keep *k, struct hub *hub, const char *what, hub_id record,
    const struct keep_line *line, struct hub_err *err);
/* At opening: whether the target is a note, to be read at the first load. */
bool keep_opens(struct keep *k, const struct pane_target *target);
/* The note as it was put, read once; its texts live on `a`. */
enum hub_rc keep_read(
    struct keep *k, struct hub *hub, struct arena *a, struct draft *out, struct hub_err *err);
/*
 * The same of a note of one line: its text into the edit, what it is about into
 * *about, which stays NULL when there is no note to read, or none any more.
 */
enum hub_rc keep_resume(struct keep *k, struct hub *hub, struct arena *a, struct edit *text,
    const char **about, struct hub_err *err);
/* Closing without a word more: what is left of it stays an unfinished note, and that is said. */
unsigned keep_leave(struct pane *p, const struct call *call, enum hub_rc kept, bool any);
/*
 * What every line kept this way does with a call: "tick" and "hangup" keep it, "back" and "leave"
 * close it, letters and pastes go into it. REACT_PASS: not one of these.
 */
struct keep_edit {
    struct keep *keep;
    struct edit *text;
    const char *what; /* BED_DRAFT … */
    hub_id record;
    const char *about;
};
unsigned keep_edit_act(
    struct pane *p, const struct keep_edit *k, const struct call *call, struct hub_err *err);
enum hub_rc keep_drop(struct keep *k, struct hub *hub, struct hub_err *err);

#endif
