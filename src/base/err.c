/* SPDX-License-Identifier: MIT */
#include "hub/base/err.h"

#include "hub/base/words.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* The numbers of sysexits.h, which CLI.md names. */
static const int EXIT_STATUS[] = {
    [HUB_OK] = 0,
    [HUB_EUSAGE] = 64,
    [HUB_EINVAL] = 65,
    [HUB_ENOTFOUND] = 66,
    [HUB_ECONFLICT] = 65,
    [HUB_EDENIED] = 77,
    [HUB_EBUSY] = 75,
    [HUB_ECREATE] = 73,
    [HUB_EIO] = 74,
    [HUB_EFULL] = 74,
    [HUB_EREADONLY] = 74,
    [HUB_ECORRUPT] = 65,
    [HUB_ENEWER] = 65,
    [HUB_ECONFIG] = 78,
    [HUB_ENOSERVER] = 69,
    [HUB_EFINDING] = 1,
};

/* Bytes of the sequence that a first byte promises. */
static size_t sequence_len(unsigned char first)
{
    return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* Drop the part of a character that a cut left at the end. */
static void drop_part(char *s)
{
    size_t len = strlen(s), at = len;
    while (at > 0 && ((unsigned char)s[at - 1] & 0xC0) == 0x80) {
        at--;
    }
    if (at > 0 && at - 1 + sequence_len((unsigned char)s[at - 1]) > len) {
        s[at - 1] = '\0';
    }
}

__attribute__((format(printf, 2, 0))) static void tell(
    struct hub_err *err, const char *fmt, va_list ap)
{
    if (words_vprint(err->msg, sizeof err->msg, fmt, ap) >= (int)sizeof err->msg) {
        drop_part(err->msg);
    }
}

enum hub_rc hub_fail(struct hub_err *err, enum hub_rc rc, const char *fmt, ...)
{
    va_list ap;
    if (!err) {
        return rc;
    }
    *err = (struct hub_err){.rc = rc};
    va_start(ap, fmt);
    tell(err, fmt, ap);
    va_end(ap);
    return rc;
}

enum hub_rc hub_fail_next(
    struct hub_err *err, enum hub_rc rc, enum hub_next next, const char *fmt, ...)
{
    va_list ap;
    if (!err) {
        return rc;
    }
    *err = (struct hub_err){.rc = rc, .next = next};
    va_start(ap, fmt);
    tell(err, fmt, ap);
    va_end(ap);
    return rc;
}

enum hub_rc hub_err_add(struct hub_err *err, const char *sentence)
{
    size_t len = strlen(err->msg), room = sizeof err->msg - len;
    if (snprintf(err->msg + len, room, " %s", hub_words(sentence)) >= (int)room) {
        drop_part(err->msg);
    }
    return err->rc;
}

enum hub_rc hub_err_wrap(struct hub_err *err, const char *fmt, ...)
{
    char below[sizeof err->msg];
    size_t len;
    va_list ap;
    memcpy(below, err->msg, sizeof below);
    va_start(ap, fmt);
    words_vprint(err->msg, sizeof err->msg, fmt, ap);
    va_end(ap);
    len = strlen(err->msg);
    snprintf(err->msg + len, sizeof err->msg - len, ": %s", below);
    drop_part(err->msg);
    return err->rc;
}

int hub_exit_status(enum hub_rc rc)
{
    return EXIT_STATUS[rc];
}
