/* SPDX-License-Identifier: MIT */
/*
 * Results and the sentence that goes with them.
 *
 * A function that can fail returns enum hub_rc and takes a caller-owned
 * struct hub_err as its last parameter. The struct is untouched on success, so
 * calls chain with `if (rc == HUB_OK) rc = ...`. The text is for a hub carer:
 * what failed, which record, is the work safe, what to do next.
 */
#ifndef HUB_BASE_ERR_H
#define HUB_BASE_ERR_H

enum hub_rc {
    HUB_OK,
    HUB_EUSAGE,    /* the words of a command are off              exit 64 */
    HUB_EINVAL,    /* the data is off: a field, a file, a date    exit 65 */
    HUB_ENOTFOUND, /* no such record                              exit 66 */
    HUB_ECONFLICT, /* someone else changed it, or the name is taken  65   */
    HUB_EDENIED,   /* this person may not                         exit 77 */
    HUB_EBUSY,     /* someone else is writing; try again          exit 75 */
    HUB_ECREATE,   /* a file could not be made                    exit 73 */
    HUB_EIO,       /* a file could not be read or written         exit 74 */
    HUB_EFULL,     /* the disk is full                            exit 74 */
    HUB_EREADONLY, /* the file or disk cannot be written to       exit 74 */
    HUB_ECORRUPT,  /* the file is damaged or not ours             exit 65 */
    HUB_ENEWER,    /* the file was written by a newer hub         exit 65 */
    HUB_ECONFIG,   /* hub.ini is wrong                            exit 78 */
    HUB_ENOSERVER, /* a server is not reachable                   exit 69 */
    HUB_EFINDING,  /* it ran, and found something wrong           exit 1  */
};

/*
 * What it was not told and could go on with. Each way in has its own words for saying it and puts
 * them behind the sentence, which names neither options nor keys.
 */
enum hub_next {
    NEXT_NOTHING,
    NEXT_WHAT,     /* what the rows of a file are */
    NEXT_HUB,      /* which hub of several */
    NEXT_HUBS,     /* with which hubs somebody works */
    NEXT_PERSON,   /* who is at it */
    NEXT_ROLE,     /* what somebody is to the hub */
    NEXT_FAMILIES, /* which families somebody sees */
    NEXT_EVENT,    /* which event, and day */
    NEXT_HOLDER,   /* whose a copy is */
    NEXT_WHOSE,    /* whose page it is */
    NEXT_SALVAGE,  /* that what can be read of a damaged copy will do */
};

struct hub_err {
    enum hub_rc rc;
    enum hub_next next;
    int sys;           /* errno or SQLite's extended code, 0 if neither: for the helper */
    const char *where; /* static text: the room and the step; never personal data */
    char msg[1024];    /* whole sentences, UTF-8, no line end */
};

/* Fill `err` and return `rc`, never HUB_OK. Long text is cut between characters. */
enum hub_rc hub_fail(struct hub_err *err, enum hub_rc rc, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, and what it could go on with. */
enum hub_rc hub_fail_next(struct hub_err *err, enum hub_rc rc, enum hub_next next, const char *fmt,
    ...) __attribute__((format(printf, 4, 5)));

/* One more sentence, a constant, behind the one that is there. Returns err->rc. */
enum hub_rc hub_err_add(struct hub_err *err, const char *sentence);

/* Put "what: " in front of a sentence that came from below. Returns err->rc. */
enum hub_rc hub_err_wrap(struct hub_err *err, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* The exit status of CLI.md for a result, 0 for HUB_OK. */
int hub_exit_status(enum hub_rc rc);

#endif
