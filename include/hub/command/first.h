/* SPDX-License-Identifier: MIT */
/* Where there is no hub yet: what was chosen, what can be found to open, and starting a new one. */
#ifndef HUB_COMMAND_FIRST_H
#define HUB_COMMAND_FIRST_H

#include "hub/command/command.h"
#include "hub/service/sealed.h"

struct first_choice {
    enum { FIRST_LEFT, FIRST_PRACTICE, FIRST_STARTED, FIRST_FILE, FIRST_FOLDER, FIRST_BACKUP } what;
    const char *path; /* FIRST_FILE: a hub's file, opened where it is; FIRST_FOLDER: an export;
                       * FIRST_BACKUP: a sealed backup, whose words are still to be asked */
    struct hub *hub;  /* FIRST_FILE: a sealed one that was opened already, to be closed; NULL */
    char words[PASSPHRASE_MOST * 4 + 1]; /* the passphrase of one that is not; "" */
};

/* All as typed; NULL or "" where it was passed over. */
struct first_answers {
    const char *name, *nation; /* of the hub; else "Our hub", England */
    const char *carer, *phone; /* who sits here; else "Hub carer" */
    const char *beds;          /* for guests; else none */
    const char *lead, *lead_phone, *out_of_hours, *agency_phone;
    const char *family, *family_phone, *child;
    const char *file; /* a CSV file, or a folder of them, to read in */
};

/* What is asked, in five steps. */
struct first_question {
    int step;
    const char *noun, *column; /* checked and explained as this field; NULL: a path */
    const char *label;
    size_t answer;    /* offset of its text in struct first_answers */
    const char *help; /* said to who sits here; NULL: the field's own */
};
const char *first_help(const struct first_question *q);
enum { FIRST_QUESTIONS = 13 };
extern const struct first_question first_questions[FIRST_QUESTIONS];

/* The same five things to do as questions on lines, for a terminal that shows no screen. */
void first_plain(struct invocation *inv, struct first_choice *out);

/*
 * A new hub at inv's place from what was answered. The first things still to do are then shown in
 * NEEDS YOU. *said: what was done, and what of it was not, in sentences. Errors as hub_init: then
 * nothing was made.
 */
enum hub_rc first_start(const struct invocation *inv, const struct first_answers *answers,
    struct arena *a, const char **said, struct hub_err *err);

/* Something that can be opened: a hub's file, a sealed one, a backup, or the folder of a whole export. */
struct first_find {
    const char *path;
    bool folder, sealed, backup;
};
enum { FIRST_FINDS = 40 };
/* On sticks and in the user's own folder, two folders deep. What cannot be read is passed over. */
size_t first_look(
    const struct invocation *inv, struct arena *a, struct first_find out[FIRST_FINDS]);

/*
 * Open a sealed file with its passphrase, which is what the choice then is. HUB_EDENIED: not with
 * these words. Where several people may sit at it and none is named, the words go along and who it
 * is is asked outside.
 */
enum hub_rc first_unseal(const struct invocation *inv, const char *path, const char *words,
    struct first_choice *out, struct hub_err *err);

#endif
