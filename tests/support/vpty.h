/* SPDX-License-Identifier: MIT */
/*
 * A program on a pseudo-terminal, seen through a terminal emulator. Nothing
 * here sleeps: waiting is for output, for a frame mark (OSC
 * 7777;frame;probes;pane BEL, which the program sends when it has drawn and has nothing left to read)
 * or for the end, each with a deadline.
 */
#ifndef TESTS_VPTY_H
#define TESTS_VPTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pty;

enum { PTY_ROW = 4096 };

struct pty_cell {
    bool reverse, bold, underline;
    int width;
    int fg, bg; /* a colour of the terminal's 256; -1: its own */
};

/* Start argv with exactly this environment. NULL if it cannot be started. */
struct pty *pty_start(const char *const argv[], const char *const env[], int rows, int cols);
void pty_stop(struct pty *p); /* hangs up if the program still runs, and reaps it */

int64_t pty_now_us(void);
/* Read what there is, waiting at most so long for a first byte. False once the program has gone. */
bool pty_pump(struct pty *p, int timeout_ms);
/* Until `frames` frames were marked, or `probes` probes answered. False at the deadline or end. */
bool pty_wait_frames(struct pty *p, unsigned frames, int timeout_ms);
bool pty_wait_probes(struct pty *p, unsigned probes, int timeout_ms);
/* Until the program ends; its exit status, 128 + signal, or -1 at the deadline. */
int pty_wait_exit(struct pty *p, int timeout_ms);

/* Until what was sent before is read, drawn and left to rest: a probe is answered. */
bool pty_settle(struct pty *p, int timeout_ms);

void pty_send(struct pty *p, const char *bytes, size_t len);
bool pty_key(struct pty *p, const char *name); /* "Enter", "Ctrl-P", "n"; false: no such key */
void pty_paste(struct pty *p, const char *text);
void pty_click(struct pty *p, int row, int col, int button); /* 1 left, 4 wheel up, 5 wheel down */
void pty_resize(struct pty *p, int rows, int cols);
void pty_hang_up(struct pty *p);
/* Frozen: nothing it sends is read any more. True when it waits for that, in a write. */
bool pty_freeze(struct pty *p, int timeout_ms);

unsigned pty_frames(const struct pty *p);
const char *pty_front(const struct pty *p); /* the pane that was in front at the latest frame */
unsigned pty_probes(const struct pty *p);
size_t pty_bytes(const struct pty *p);          /* sent by the program, frame marks aside */
size_t pty_bytes_at_frame(const struct pty *p); /* the same, when the latest frame was marked */
int64_t pty_frame_us(const struct pty *p);      /* when that was */
void pty_size(const struct pty *p, int *rows, int *cols);
bool pty_cursor_visible(const struct pty *p);
/* What the program has sent since it began, frame marks aside; *len bytes and a NUL, until the next call. */
const char *pty_sent(const struct pty *p, size_t *len);
const char *pty_row(struct pty *p, int row, char buf[PTY_ROW]); /* spaces at the end dropped */
void pty_cursor(const struct pty *p, int *row, int *col);
struct pty_cell pty_cell(struct pty *p, int row, int col);
void pty_letter(struct pty *p, int row, int col, char buf[32]); /* a space where there is none */
long pty_child(const struct pty *p);

#endif
