/* SPDX-License-Identifier: MIT */
/* Inside the doctor: what the checks share, and the checks, for the table in doctor.c. */
#ifndef DOCTOR_PRIV_H
#define DOCTOR_PRIV_H

#include "hub/service/doctor.h"
#include "hub/service/sealed.h"
#include "hub_priv.h"

#include <sys/stat.h>

struct users;

/* Who works with the hub and how they come in; counted once. */
struct doctor_people {
    bool known;
    size_t carers, without_pin;    /* hub carers whose way in is open */
    size_t keys, stale_keys;       /* stale: of somebody who may not come in */
    size_t staff_without, others_without; /* open, and no key: carers, liaison and helpers; all others */
};

/* What sshd does with the account: read from it, else from its files. */
struct doctor_sshd {
    bool known, readable, mentioned; /* mentioned: there are lines for this account */
    const char **words, **values;    /* lower-case words, the first value of each */
    size_t count, cap;
};

struct doctor {
    const struct doctor_ask *ask;
    struct hub *hub;
    struct arena *a;
    const char *path; /* "" */
    struct stat st;   /* of the file, when it is there */
    bool there, sealed;
    struct store *copy; /* of the whole file, in memory, for what would keep others waiting */
    struct doctor_people people;
    struct doctor_sshd sshd;
    struct doctor_line *line;
};

/* /etc/ssh → the same below the root of a test. */
const char *doctor_rooted(const struct doctor *d, const char *path);
/* The folder a path is in. */
const char *doctor_folder(const struct doctor *d, const char *path);
/* A small text file; NULL when it cannot be read, *why then the errno. */
const char *doctor_text(const struct doctor *d, const char *path, int *why);
const char *doctor_plural(struct arena *a, size_t n, const char *one, const char *many);
/* The copy in memory; NULL, and said, when there is none. */
struct store *doctor_copy(struct doctor *d);
/* HUB_ECORRUPT or not: what a look at the store has given. */
bool doctor_read(struct doctor *d, enum hub_rc rc, const struct hub_err *err);
bool doctor_on_server(struct doctor *d); /* people come in over ssh */
const struct doctor_people *doctor_people(struct doctor *d);
const struct doctor_sshd *doctor_sshd(struct doctor *d);
const char *doctor_sshd_value(struct doctor *d, const char *word); /* NULL: not told */
/* The account the file belongs to, and its home; NULL: it has no name. */
const char *doctor_account(const struct doctor *d);
const char *doctor_home(const struct doctor *d);

/* The file. */
void doctor_opens(struct doctor *d);
void doctor_whole(struct doctor *d);
void doctor_journal(struct doctor *d);
void doctor_find(struct doctor *d);
void doctor_readers(struct doctor *d);
void doctor_owner(struct doctor *d);
void doctor_place(struct doctor *d);
void doctor_writable(struct doctor *d);
void doctor_space(struct doctor *d);
void doctor_judge_space(struct doctor *d, int64_t bytes, int64_t files); /* below 0: any number */
void doctor_kind(struct doctor *d);
void doctor_judge_kind(struct doctor *d, unsigned long type); /* as statfs(2) */
void doctor_disk(struct doctor *d);
void doctor_plain_copies(struct doctor *d);
/* The computer. */
void doctor_clock(struct doctor *d);
void doctor_zone(struct doctor *d);
void doctor_letters(struct doctor *d);
void doctor_memory(struct doctor *d);
void doctor_judge_memory(struct doctor *d, bool dumps, const char *swap);
void doctor_libraries(struct doctor *d);
/* Kept safe. */
void doctor_sheet(struct doctor *d);
void doctor_backup(struct doctor *d);
void doctor_drill(struct doctor *d);
void doctor_copies(struct doctor *d);
void doctor_questions(struct doctor *d);
/* Who comes in. */
void doctor_pins(struct doctor *d);
void doctor_keyless(struct doctor *d);
void doctor_old_keys(struct doctor *d);
void doctor_keys_file(struct doctor *d);
void doctor_keys_program(struct doctor *d);
void doctor_sshd_lines(struct doctor *d);
void doctor_system_ini(struct doctor *d);
void doctor_sshd_helper(struct doctor *d);
void doctor_open_lines(struct doctor *d);

enum disk { DISK_UNTOLD, DISK_PLAIN, DISK_CRYPT };
enum disk doctor_disk_of(const struct doctor *d);

#endif
