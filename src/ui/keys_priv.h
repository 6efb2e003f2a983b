/* SPDX-License-Identifier: MIT */
/*
 * Bytes from a terminal → keys, pastes and mouse events. Pure: it knows no
 * terminal and no clock, so tests and fuzzers feed it bytes and times.
 */
#ifndef HUB_UI_KEYS_PRIV_H
#define HUB_UI_KEYS_PRIV_H

#include "hub/ui/event.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    KEYS_BUFFER = 4096,
    KEYS_PASTE_MAX = 1 << 20, /* more of one paste is dropped */
    KEYS_OWN = 40,            /* sequences of this terminal, from terminfo */
    KEYS_LATE_MS = 1000,      /* after a lone Esc, '[' or 'O' still begin a key for so long */
    KEYS_ESC_MS = 100,
    KEYS_NEED_MORE = 0, /* a length: the sequence is not whole yet */
};

struct key_sequence {
    const char *bytes;
    int key;
};

struct keys {
    unsigned char buf[KEYS_BUFFER];
    size_t len;
    int64_t since_ms;    /* when the first byte of buf arrived */
    int64_t lone_esc_ms; /* when a lone Esc was given out; 0: none is recent */
    int esc_ms;
    bool probe; /* tests: CSI 7777 ~ is K_PROBE */
    struct key_sequence own[KEYS_OWN];
    size_t own_count;
    struct arena *paste_arena;
    char *paste;
    size_t paste_len, paste_cap;
    bool pasting;
};

/* Which of terminfo's names is which key; ends with a NULL name. */
struct key_cap {
    const char *cap;
    int key;
};
extern const struct key_cap key_caps[];

void keys_init(struct keys *k, int esc_ms);
void keys_fini(struct keys *k);
/* A sequence of this terminal; wins over the common ones. `bytes` must stay. */
void keys_add(struct keys *k, const char *bytes, int key);
size_t keys_room(const struct keys *k);
/* Bytes as read, at most keys_room. Times count milliseconds from anywhere above 0. */
void keys_feed(struct keys *k, const void *bytes, size_t len, int64_t now_ms);
/* Take the next event; false if there is none yet. A paste lives until the next call. */
bool keys_next(struct keys *k, int64_t now_ms, struct ui_event *out);
/* Milliseconds until keys_next may find more without new bytes; -1: never. */
int keys_wait_ms(const struct keys *k, int64_t now_ms);

void key_give(struct ui_event *out, int key);

/* key_shapes.c: the whole length of a sequence in `buf`, or KEYS_NEED_MORE. */
int key_csi(struct keys *k, size_t at, struct ui_event *out); /* Esc [ …, the bracket at `at` */
int key_ss3(const struct keys *k, size_t at, struct ui_event *out); /* Esc O x, the O at `at` */

#endif
