/* SPDX-License-Identifier: MIT */
/* An open sealed file, for the files seal*.c alone. */
#ifndef SERVICE_SEAL_INNER_PRIV_H
#define SERVICE_SEAL_INNER_PRIV_H

#include "seal_file_priv.h"
#include "seal_format_priv.h"
#include "seal_frame_priv.h"

/* A place between two parts, to which one may go back. */
struct seal_point {
    int64_t at;
    struct seal_chain chain;
    int64_t parts, steps;
    bool ended;
    hub_stamp until;
};

struct seal {
    struct arena *a;
    struct seal_file file;
    struct seal_head head;
    struct seal_secret *secret;
    bool by_passphrase, write, salvage;
    bool read; /* to its end */
    bool torn, damaged;
    bool broken;                  /* a write failed and could not be taken back */
    struct seal_point now, safe;  /* safe: on the disk */
    unsigned char *frame, *plain; /* room for one of each */
};

enum hub_rc seal_new(struct seal **out, struct hub_err *err);

enum look { LOOK_FRAME, LOOK_DONE, LOOK_TORN, LOOK_BAD };
/* The frame at `at`, its bytes in s->frame. */
enum hub_rc seal_look(struct seal *s, int64_t at, const struct seal_chain *chain,
    struct seal_frame *f, enum look *what, struct hub_err *err);

#endif
