/* SPDX-License-Identifier: MIT */
/*
 * Is all well? Each check looks at one thing of the file, of the computer it is on, of what keeps it
 * safe or of who comes in, and answers in plain words: what was looked at, what was found, what to
 * do next and who does it. What cannot be looked at from here says so; it does not pass. No answer
 * has a name of anybody, so that a technical helper may read all of them.
 */
#ifndef HUB_SERVICE_DOCTOR_H
#define HUB_SERVICE_DOCTOR_H

#include "hub/service/hub.h"

enum doctor_state { /* the later, the more it asks for */
    DOCTOR_FINE,
    DOCTOR_UNKNOWN, /* it cannot be told from here */
    DOCTOR_LOOK,    /* look at this */
    DOCTOR_WRONG,
    DOCTOR_STATES
};
extern const char *const doctor_state_words[DOCTOR_STATES]; /* "fine", "look at this" … */

enum doctor_who { DOCTOR_NOBODY, DOCTOR_YOU, DOCTOR_HELPER }; /* HELPER: whoever looks after the computer */
extern const char *const doctor_who_words[]; /* "", "you", "whoever looks after the computer" */

struct doctor_line {
    const char *id;          /* "journal" */
    const char *group, *what; /* "The file", "It is what was saved" */
    enum doctor_state state;
    const char *found; /* sentences */
    const char *next;  /* a sentence; "" when there is nothing to do */
    enum doctor_who who;
};

struct hub_doctor {
    struct doctor_line *lines;
    size_t count;
    size_t of[DOCTOR_STATES]; /* how many lines are so */
    const char *sentence;     /* "1 thing is wrong, 3 to look at, 2 cannot be told from here." */
};

struct doctor; /* the one who is looking */

enum doctor_needs {
    DOCTOR_HUB = 1 << 0,  /* the hub is open */
    DOCTOR_FILE = 1 << 1, /* it is in a file on a disk */
    DOCTOR_SLOW = 1 << 2, /* all of the file is read: seconds where there is much in it */
    DOCTOR_TOLD = 1 << 3, /* Today says it by itself */
};

struct doctor_check {
    const char *id, *group, *what;
    unsigned needs;
    void (*look)(struct doctor *d); /* says at least one of the four below */
};
/* What a check has found; of several the worst counts, and its `next`. */
void doctor_fine(struct doctor *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void doctor_unknown(struct doctor *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void doctor_look(struct doctor *d, enum doctor_who who, const char *next, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void doctor_wrong(struct doctor *d, enum doctor_who who, const char *next, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
struct arena *doctor_arena(struct doctor *d);
void *doctor_arg(struct doctor *d); /* more_arg of the ask */

struct doctor_ask {
    struct hub *hub;          /* NULL: it could not be opened … */
    const struct hub_err *why; /* … and why not */
    const char *path;         /* of the file; "" when that is not known */
    bool guest;               /* whoever asks came in over ssh */
    bool quick;               /* without what is DOCTOR_SLOW */
    const char *root; /* of a test: a folder that stands for / wherever the computer is looked at; "" */
    const char *system_ini; /* what hub reads for those who come in over ssh; NULL: /etc/hub/hub.ini */
    const struct doctor_check *more; /* what this room does not know: pages, printers, terminals */
    size_t more_count;
    /* What `sshd -T` says of this account; NULL, or a function that gives NULL: it may not be asked. */
    const char *(*sshd)(void *arg, const char *account, struct arena *a);
    void *more_arg;
};

/*
 * All of it, in the order of the table. Whoever is at the hub is a hub carer or the technical
 * helper, or nobody is (hub_open_unattended): HUB_EDENIED. Where all was looked at the result is
 * kept in the file, and Today says when something was wrong. Texts on `a`.
 */
enum hub_rc hub_doctor(
    const struct doctor_ask *ask, struct arena *a, struct hub_doctor *out, struct hub_err *err);

/* "The last look found something wrong …: What Find looks in."; "" when it did not. */
const char *hub_doctor_last(struct hub *h, struct arena *a);

#endif
