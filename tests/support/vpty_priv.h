/* SPDX-License-Identifier: MIT */
/* A terminal with somebody at it: what there is of it. */
#ifndef TESTS_VPTY_PRIV_H
#define TESTS_VPTY_PRIV_H

#include "vpty.h"

#include <sys/types.h>
#include <vterm.h>

struct pty {
    VTerm *vt;
    VTermScreen *screen;
    int fd;
    pid_t child;
    int rows, cols;
    unsigned frames, probes;           /* since the beginning */
    unsigned told_frames, told_probes; /* as marked: a second screen counts anew */
    size_t bytes, bytes_at_frame;
    int64_t frame_us;
    char held[96]; /* the beginning of what may be a frame mark */
    size_t held_len;
    char front[40]; /* the pane that the latest mark named */
    char *sent; /* all of it */
    size_t sent_cap;
    int status;
    bool ended, reaped, cursor_hidden, frozen;
};

/* What the terminal has to say is sent. */
void pty_answer(struct pty *p);

#endif
