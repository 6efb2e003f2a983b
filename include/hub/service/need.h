/* SPDX-License-Identifier: MIT */
/* One line of what needs the carer (hub/service/today.h): what it is about, and what it begins. */
#ifndef HUB_SERVICE_NEED_H
#define HUB_SERVICE_NEED_H

#include "hub/service/records.h"
#include "hub/service/today.h"

/* What it is, without whom: for while names are hidden. "A bed at short notice: still to do" */
const char *need_word(enum need_kind kind);
/* Of `record`; NULL: it names none, or one that is not looked at by itself. */
const struct noun *need_noun(enum need_kind kind);

enum { NEED_SET = 6 };

/*
 * Where the line is put right by writing something again, as it begins: a consent of the same child,
 * a check of the same person or home, a course, supervision of a group. *noun NULL: another kind.
 * HUB_ENOTFOUND; HUB_EDENIED.
 */
enum hub_rc hub_need_again(struct hub *h, const struct today_need *n, struct arena *a,
    const struct noun **noun, struct assignment set[NEED_SET], size_t *count, struct hub_err *err);

#endif
